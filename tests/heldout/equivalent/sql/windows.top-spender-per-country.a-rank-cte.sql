-- shape: spending grouped in a CTE, rank() over the country
WITH spending AS (
    SELECT c.country, c.customer_id, c.full_name,
           sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers AS c
    JOIN orders AS o ON o.customer_id = c.customer_id
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY c.customer_id
),
ranked AS (
    SELECT country,
           rank() OVER (PARTITION BY country ORDER BY spent DESC) AS place,
           customer_id, full_name, spent
    FROM spending
)
SELECT country, place, customer_id, full_name, spent
FROM ranked
WHERE place <= 2
ORDER BY country, place, customer_id;
