-- shape: UNION ALL of the set of buyers and the set of repeat buyers, summed up, float share
WITH buyer AS (
    SELECT DISTINCT customer_id FROM orders
    WHERE order_id NOT IN (SELECT order_id FROM orders WHERE status = 'cancelled')
),
again AS (
    SELECT customer_id FROM orders
    WHERE status <> 'cancelled'
    GROUP BY customer_id
    HAVING min(order_id) < max(order_id)
),
entries (customer_id, is_buyer, is_repeat) AS (
    SELECT customer_id, 1, 0 FROM buyer
    UNION ALL
    SELECT customer_id, 0, 1 FROM again
)
SELECT c.country,
       sum(e.is_buyer) AS buyers,
       sum(e.is_repeat) AS repeat_buyers,
       round((sum(e.is_repeat)::double precision / sum(e.is_buyer))::numeric, 2) AS repeat_share
FROM entries e
JOIN customers c ON c.customer_id = e.customer_id
GROUP BY c.country
HAVING sum(e.is_buyer) >= 3
ORDER BY repeat_buyers DESC, c.country;
