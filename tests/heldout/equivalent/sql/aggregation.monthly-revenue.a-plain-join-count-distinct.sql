-- shape: one join, date_trunc, COUNT(DISTINCT)
SELECT
    date_trunc('month', o.placed_at)::date AS month,
    count(DISTINCT o.order_id) AS orders,
    sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
    round(sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2) AS average_order
FROM orders AS o
JOIN order_lines AS l ON l.order_id = o.order_id
WHERE o.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND o.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  AND o.status <> 'cancelled'
GROUP BY date_trunc('month', o.placed_at)
ORDER BY month;
