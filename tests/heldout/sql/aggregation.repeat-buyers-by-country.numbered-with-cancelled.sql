-- why: numbers a customer's orders before the cancelled ones are taken out, so the one good order after a cancelled one is "the second"
-- scenario: DE has three buyers with one good order each, customer 1 cancelled an order before: gives repeat 1, 0.33; right is repeat 0, 0.00
WITH numbered AS (
    SELECT
        o.customer_id,
        o.status,
        row_number() OVER (PARTITION BY o.customer_id ORDER BY o.placed_at, o.order_id) AS n
    FROM orders AS o
)
SELECT
    c.country,
    count(DISTINCT c.customer_id) AS buyers,
    count(DISTINCT c.customer_id) FILTER (WHERE n.n >= 2) AS repeat_buyers,
    round(count(DISTINCT c.customer_id) FILTER (WHERE n.n >= 2)::numeric / count(DISTINCT c.customer_id), 2) AS repeat_share
FROM customers AS c
JOIN numbered AS n ON n.customer_id = c.customer_id
WHERE n.status <> 'cancelled'
GROUP BY c.country
HAVING count(DISTINCT c.customer_id) >= 3
ORDER BY repeat_buyers DESC, c.country;
