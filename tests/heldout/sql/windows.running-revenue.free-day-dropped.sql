-- why: fills a calendar with zeros and drops the quiet days by revenue > 0: a day with free lines only is dropped, too
-- scenario: the only line of 2024-06-05 has discount 1: gives no row for that day; right is 2024-06-05 with revenue 0
WITH days AS (
    SELECT d::date AS day
    FROM generate_series(TIMESTAMP '2024-06-01', TIMESTAMP '2024-07-31', INTERVAL '1 day') AS d
),
daily AS (
    SELECT days.day, coalesce(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) AS revenue
    FROM days
    LEFT JOIN orders AS o
        ON o.placed_at::date = days.day AND o.status <> 'cancelled'
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    GROUP BY days.day
),
moving AS (
    SELECT
        day,
        revenue,
        sum(revenue) OVER (PARTITION BY extract(month FROM day) ORDER BY day) AS month_to_date,
        sum(revenue) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS last_7_days
    FROM daily
)
SELECT day, revenue, month_to_date, last_7_days
FROM moving
WHERE revenue > 0
ORDER BY day;
