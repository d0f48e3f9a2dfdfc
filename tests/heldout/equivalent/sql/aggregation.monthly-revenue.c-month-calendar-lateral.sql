-- shape: calendar of twelve months, CROSS JOIN LATERAL with a grouped subquery inside
SELECT m.month, t.orders, t.revenue, ROUND(t.revenue / t.orders, 2) AS average_order
FROM (
    SELECT (DATE '2024-01-01' + make_interval(months => g))::date AS month
    FROM generate_series(0, 11) AS g
) AS m
CROSS JOIN LATERAL (
    SELECT COUNT(*) AS orders, SUM(o.worth) AS revenue
    FROM (
        SELECT order_id, SUM(quantity * unit_price * (1 - discount)) AS worth
        FROM orders NATURAL JOIN order_lines
        WHERE status != 'cancelled'
          AND placed_at >= m.month
          AND placed_at < m.month + INTERVAL '1 month'
        GROUP BY order_id
    ) AS o
) AS t
WHERE t.orders > 0
ORDER BY m.month;
