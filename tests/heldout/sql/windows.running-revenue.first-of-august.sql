-- why: an order of 2024-08-01 00:00:00 is one of August
-- scenario: one order of 2024-08-01 00:00:00 with a line
WITH daily AS (
    SELECT o.placed_at::date AS day, sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue
    FROM orders o JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled' AND o.placed_at BETWEEN '2024-06-01' AND '2024-08-01'
    GROUP BY 1
)
SELECT day, revenue,
       sum(revenue) OVER (PARTITION BY date_trunc('month', day) ORDER BY day) AS month_to_date,
       sum(revenue) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS last_7_days
FROM daily
ORDER BY day;
