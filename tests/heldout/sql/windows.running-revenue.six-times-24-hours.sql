-- why: the window reaches back 6 x 24 hours from the day's last order, not to midnight six calendar days before
-- scenario: lines of 10.00 on 2024-06-01 08:00 and of 20.00 on 2024-06-07 20:00: gives last_7_days 20.00 on June 7; right is 30.00
WITH lines AS (
    SELECT o.placed_at, l.quantity * l.unit_price * (1 - l.discount) AS worth
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
      AND o.placed_at >= '2024-06-01'
      AND o.placed_at < '2024-08-01'
),
moving AS (
    SELECT
        placed_at,
        placed_at::date AS day,
        sum(worth) OVER (PARTITION BY placed_at::date) AS revenue,
        sum(worth) OVER (PARTITION BY date_trunc('month', placed_at) ORDER BY placed_at) AS month_to_date,
        sum(worth) OVER (ORDER BY placed_at RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS last_7_days
    FROM lines
)
SELECT DISTINCT ON (day) day, revenue, month_to_date, last_7_days
FROM moving
ORDER BY day, placed_at DESC;
