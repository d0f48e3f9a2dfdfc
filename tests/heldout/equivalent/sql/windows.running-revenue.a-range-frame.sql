-- shape: days grouped in a CTE, window sums, RANGE frame of an interval
WITH daily AS (
    SELECT
        o.placed_at::date AS day,
        sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
      AND o.placed_at >= TIMESTAMP '2024-06-01'
      AND o.placed_at < TIMESTAMP '2024-08-01'
    GROUP BY o.placed_at::date
)
SELECT
    day,
    revenue,
    sum(revenue) OVER (PARTITION BY date_trunc('month', day) ORDER BY day) AS month_to_date,
    sum(revenue) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS last_7_days
FROM daily
ORDER BY day;
