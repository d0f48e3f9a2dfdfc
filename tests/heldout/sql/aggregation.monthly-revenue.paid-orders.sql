-- why: every order that is not cancelled counts, one that is only placed or paid too
-- scenario: January has one order with status 'placed'
WITH worth AS (
    SELECT o.order_id, date_trunc('month', o.placed_at)::date AS month,
           sum(l.quantity * l.unit_price * (1 - l.discount)) AS value
    FROM orders o
    JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status IN ('paid', 'shipped', 'delivered')
      AND o.placed_at >= '2024-01-01' AND o.placed_at < '2025-01-01'
    GROUP BY o.order_id, 2
)
SELECT month, count(*) AS orders, sum(value) AS revenue, round(avg(value), 2) AS average_order
FROM worth
GROUP BY month
ORDER BY month;
