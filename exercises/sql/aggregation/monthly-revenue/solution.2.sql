WITH order_values AS (
    SELECT
        o.order_id,
        o.placed_at,
        sum(l.quantity * l.unit_price * (1 - l.discount)) AS worth
    FROM orders o
    JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY o.order_id, o.placed_at
)
SELECT
    date_trunc('month', placed_at)::date AS month,
    count(*) AS orders,
    sum(worth) AS revenue,
    round(avg(worth), 2) AS average_order
FROM order_values
WHERE placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND placed_at < TIMESTAMP '2025-01-01 00:00:00'
GROUP BY date_trunc('month', placed_at)
ORDER BY month;
