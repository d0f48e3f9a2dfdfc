-- why: an order without lines is counted as an order, since the lines are joined from the left
-- scenario: January has one order of 10.00 and one without any line: 1 order, not 2
SELECT
    date_trunc('month', o.placed_at)::date AS month,
    count(DISTINCT o.order_id) AS orders,
    sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
    round(sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2) AS average_order
FROM orders o
LEFT JOIN order_lines l ON l.order_id = o.order_id
WHERE o.status <> 'cancelled'
  AND o.placed_at >= '2024-01-01' AND o.placed_at < '2025-01-01'
GROUP BY 1
ORDER BY 1;
