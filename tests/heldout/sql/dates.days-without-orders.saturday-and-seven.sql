-- why: dow numbers Sunday 0, there is no day 7, so empty Sundays are not counted as weekend
-- scenario: no order at all in January 2024: 8 weekend days, not 4
WITH days AS (
    SELECT d::date AS day
    FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS g(d)
),
empty AS (
    SELECT d.day, NOT EXISTS (SELECT 1 FROM orders o WHERE o.placed_at::date = d.day) AS is_empty FROM days d
)
SELECT
    date_trunc('month', day)::date AS month,
    sum(is_empty::int) AS empty_days,
    sum((is_empty AND extract(dow FROM day) IN (6, 7))::int) AS weekend_days,
    max(CASE WHEN is_empty THEN day END) AS last_empty_day
FROM empty
GROUP BY 1
ORDER BY 1;
