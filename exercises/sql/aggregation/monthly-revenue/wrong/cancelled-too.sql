-- verdict: wrong, code: wrong-group
-- why: cancelled orders are counted as well
SELECT
    date_trunc('month', o.placed_at)::date AS month,
    count(DISTINCT o.order_id) AS orders,
    sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
    round(
        sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2
    ) AS average_order
FROM orders o
JOIN order_lines l ON l.order_id = o.order_id
WHERE o.placed_at >= DATE '2024-01-01'
  AND o.placed_at < DATE '2025-01-01'
GROUP BY 1
ORDER BY month;
