-- why: two orders on one day make a repeat buyer too, here only orders on different days do
-- scenario: one of three buyers placed two orders on one day, nobody else came back
WITH per_customer AS (
    SELECT customer_id, count(DISTINCT placed_at::date) AS days
    FROM orders
    WHERE status <> 'cancelled'
    GROUP BY customer_id
)
SELECT
    c.country,
    count(*) AS buyers,
    count(*) FILTER (WHERE p.days >= 2) AS repeat_buyers,
    round(count(*) FILTER (WHERE p.days >= 2)::numeric / count(*), 2) AS repeat_share
FROM per_customer p
JOIN customers c ON c.customer_id = p.customer_id
GROUP BY c.country
HAVING count(*) >= 3
ORDER BY repeat_buyers DESC, c.country;
