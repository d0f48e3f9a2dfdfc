-- verdict: wrong, code: wrong-group
-- why: count(*) counts the row of NULLs that a LEFT JOIN leaves for a month without empty days
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
    count(*) AS empty_days,
    count(*) FILTER (WHERE extract(isodow FROM e.day) IN (6, 7)) AS weekend_days,
    max(e.day) AS last_empty_day
FROM months m
LEFT JOIN empty e ON date_trunc('month', e.day)::date = m.month
GROUP BY m.month
ORDER BY m.month;
