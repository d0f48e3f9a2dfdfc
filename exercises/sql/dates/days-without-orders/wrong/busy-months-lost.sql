-- verdict: wrong, code: missing-rows
-- why: WHERE throws out every day with orders, and with them the months without an empty day
WITH days AS (
    SELECT d::date AS day
    FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS g(d)
)
SELECT
    date_trunc('month', d.day)::date AS month,
    count(*) AS empty_days,
    count(*) FILTER (WHERE extract(isodow FROM d.day) IN (6, 7)) AS weekend_days,
    max(d.day) AS last_empty_day
FROM days d
LEFT JOIN orders o ON o.placed_at >= d.day AND o.placed_at < d.day + INTERVAL '1 day'
WHERE o.order_id IS NULL
GROUP BY 1
ORDER BY month;
