-- why: sums the last seven days over all orders and cuts to June and July only afterwards, so the first days of June take in May
-- scenario: one line of 10.00 on 2024-05-30 and one of 20.00 on 2024-06-02: gives last_7_days 30.00; right is 20.00
WITH daily AS (
    SELECT o.placed_at::date AS day, sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY 1
),
moving AS (
    SELECT
        day,
        revenue,
        sum(revenue) OVER (PARTITION BY date_trunc('month', day) ORDER BY day) AS month_to_date,
        sum(revenue) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS last_7_days
    FROM daily
)
SELECT day, revenue, month_to_date, last_7_days
FROM moving
WHERE day BETWEEN '2024-06-01' AND '2024-07-31'
ORDER BY day;
