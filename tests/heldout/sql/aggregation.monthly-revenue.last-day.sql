-- why: BETWEEN two dates ends at midnight of the last day, so what was ordered during December 31 is lost
-- scenario: one order on 2024-12-31 at noon
SELECT
    date_trunc('month', o.placed_at)::date AS month,
    count(DISTINCT o.order_id) AS orders,
    sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
    round(sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2) AS average_order
FROM orders o
JOIN order_lines l USING (order_id)
WHERE o.status <> 'cancelled' AND o.placed_at BETWEEN '2024-01-01' AND '2024-12-31'
GROUP BY 1
ORDER BY 1;
