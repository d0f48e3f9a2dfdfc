-- why: 2024 is a leap year, the 365 days from January 1 end on December 30
-- scenario: no order at all: December has 31 empty days, the last of them the 31st
WITH days AS (
    SELECT d::date AS day
    FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-01-01' + INTERVAL '364 days', INTERVAL '1 day') AS g(d)
),
busy AS (
    SELECT DISTINCT placed_at::date AS day FROM orders
)
SELECT
    date_trunc('month', d.day)::date AS month,
    count(*) FILTER (WHERE b.day IS NULL) AS empty_days,
    count(*) FILTER (WHERE b.day IS NULL AND extract(dow FROM d.day) IN (0, 6)) AS weekend_days,
    max(d.day) FILTER (WHERE b.day IS NULL) AS last_empty_day
FROM days d
LEFT JOIN busy b ON b.day = d.day
GROUP BY 1
ORDER BY 1;
