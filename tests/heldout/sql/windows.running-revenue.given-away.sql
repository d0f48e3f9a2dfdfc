-- why: a day on which all was given away (discount 1) has a line and a row, with 0
-- scenario: one order of 2024-06-10, one line with discount 1
WITH daily AS (
    SELECT o.placed_at::date AS day, sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue
    FROM orders o JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled' AND o.placed_at >= '2024-06-01' AND o.placed_at < '2024-08-01'
    GROUP BY 1
    HAVING sum(l.quantity * l.unit_price * (1 - l.discount)) > 0
)
SELECT day, revenue,
       sum(revenue) OVER (PARTITION BY extract(month FROM day) ORDER BY day) AS month_to_date,
       sum(revenue) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS last_7_days
FROM daily
ORDER BY day;
