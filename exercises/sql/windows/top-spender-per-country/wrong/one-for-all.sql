-- verdict: wrong, code: different-rows
-- why: without PARTITION BY there is one ranking for the whole shop
WITH spending AS (
    SELECT
        c.country,
        c.customer_id,
        c.full_name,
        sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers c
    JOIN orders o ON o.customer_id = c.customer_id
    JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id, c.full_name
),
ranked AS (
    SELECT
        country,
        rank() OVER (ORDER BY spent DESC) AS place,
        customer_id,
        full_name,
        spent
    FROM spending
)
SELECT country, place, customer_id, full_name, spent
FROM ranked
WHERE place <= 2
ORDER BY country, place, customer_id;
