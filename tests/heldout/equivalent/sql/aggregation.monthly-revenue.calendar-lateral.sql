-- shape: a calendar of months, each with a lateral aggregate over orders with a correlated line sum; months without an order fall away at the end
SELECT
    g.start::date AS month,
    t.orders,
    t.revenue,
    round(t.revenue / t.orders, 2) AS average_order
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-01', INTERVAL '1 month') AS g (start)
CROSS JOIN LATERAL (
    SELECT
        count(x.worth) AS orders,
        sum(x.worth) AS revenue
    FROM (
        SELECT (
            SELECT sum(l.quantity * l.unit_price * (1 - l.discount))
            FROM order_lines AS l
            WHERE l.order_id = o.order_id
        ) AS worth
        FROM orders AS o
        WHERE NOT o.status = 'cancelled'
          AND o.placed_at >= g.start
          AND o.placed_at < g.start + INTERVAL '1 month'
    ) AS x
) AS t
WHERE t.orders > 0
ORDER BY month;
