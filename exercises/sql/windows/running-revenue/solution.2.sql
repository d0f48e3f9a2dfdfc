WITH daily AS (
    SELECT
        o.placed_at::date AS day,
        sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue
    FROM orders o
    JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
      AND o.placed_at::date BETWEEN DATE '2024-06-01' AND DATE '2024-07-31'
    GROUP BY o.placed_at::date
)
SELECT
    d.day,
    d.revenue,
    sum(e.revenue) FILTER (
        WHERE date_trunc('month', e.day) = date_trunc('month', d.day)
    ) AS month_to_date,
    sum(e.revenue) FILTER (WHERE e.day > d.day - 7) AS last_7_days
FROM daily d
JOIN daily e ON e.day <= d.day
GROUP BY d.day, d.revenue
ORDER BY d.day;
