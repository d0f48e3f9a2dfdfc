WITH calendar AS (
    SELECT d::date AS day
    FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS g(d)
),
empty AS (
    SELECT day FROM calendar
    EXCEPT
    SELECT placed_at::date FROM orders
),
months AS (
    SELECT DISTINCT date_trunc('month', day)::date AS month
    FROM calendar
)
SELECT
    m.month,
    count(e.day) AS empty_days,
    count(CASE WHEN extract(dow FROM e.day) IN (0, 6) THEN 1 END) AS weekend_days,
    max(e.day) AS last_empty_day
FROM months m
LEFT JOIN empty e ON date_trunc('month', e.day)::date = m.month
GROUP BY m.month
ORDER BY m.month;
