-- why: nothing is rounded, here each line is
WITH d AS (
    SELECT o.placed_at::date AS day, sum(round(l.quantity * l.unit_price * (1 - l.discount), 2)) AS revenue
    FROM orders o JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled' AND o.placed_at >= '2024-06-01' AND o.placed_at < '2024-08-01' GROUP BY 1
)
SELECT day, revenue, sum(revenue) OVER (PARTITION BY date_trunc('month', day) ORDER BY day) AS month_to_date,
       sum(revenue) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS last_7_days
FROM d ORDER BY day;
