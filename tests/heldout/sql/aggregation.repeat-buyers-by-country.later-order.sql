-- why: asks for an order placed strictly later, so two orders of the same instant (a double click) make no repeat buyer
-- scenario: DE has three buyers; customer 1 has two orders at 2024-05-01 10:00:00, the others one each: gives repeat 0, 0.00; right is repeat 1, 0.33
SELECT
    c.country,
    count(DISTINCT c.customer_id) AS buyers,
    count(DISTINCT later.customer_id) AS repeat_buyers,
    round(count(DISTINCT later.customer_id)::numeric / count(DISTINCT c.customer_id), 2) AS repeat_share
FROM customers AS c
JOIN orders AS o
    ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
LEFT JOIN orders AS later
    ON later.customer_id = o.customer_id
   AND later.status <> 'cancelled'
   AND later.placed_at > o.placed_at
GROUP BY c.country
HAVING count(DISTINCT c.customer_id) >= 3
ORDER BY repeat_buyers DESC, c.country;
