-- why: asks for spent > 0, but who has lines that were all free takes part with 0
-- scenario: AT: customer 1 spent 10.00, customer 2 has one line with discount 1: gives customer 1 alone; right has 2 in second place with 0
WITH spending AS (
    SELECT c.country, c.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers AS c
    LEFT JOIN orders AS o
        ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    GROUP BY c.customer_id
),
ranked AS (
    SELECT
        country,
        rank() OVER (PARTITION BY country ORDER BY spent DESC) AS place,
        customer_id,
        full_name,
        spent
    FROM spending
    WHERE spent > 0
)
SELECT country, place, customer_id, full_name, spent
FROM ranked
WHERE place <= 2
ORDER BY country, place, customer_id;
