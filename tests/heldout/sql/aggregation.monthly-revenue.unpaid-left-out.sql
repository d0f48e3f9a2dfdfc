-- why: lists the statuses that look like sales and forgets 'placed': an order not paid yet counts as well
-- scenario: one order of 2024-05-03, status placed, one line of 10.00: gives no row for May; right is 2024-05-01, 1, 10.00, 10.00
SELECT
    date_trunc('month', o.placed_at)::date AS month,
    count(DISTINCT o.order_id) AS orders,
    sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
    round(sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2) AS average_order
FROM orders AS o
JOIN order_lines AS l ON l.order_id = o.order_id
WHERE o.status IN ('paid', 'shipped', 'delivered')
  AND o.placed_at >= '2024-01-01'
  AND o.placed_at < '2025-01-01'
GROUP BY 1
ORDER BY month;
