-- shape: generate_series of the 366 days, NOT EXISTS as a flag, GROUP BY month with FILTER
WITH days AS (
    SELECT
        g::date AS day,
        NOT EXISTS (
            SELECT 1 FROM orders AS o
            WHERE o.placed_at >= g AND o.placed_at < g + INTERVAL '1 day'
        ) AS is_empty
    FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS g
)
SELECT
    date_trunc('month', day)::date AS month,
    count(*) FILTER (WHERE is_empty) AS empty_days,
    count(*) FILTER (WHERE is_empty AND extract(isodow FROM day) >= 6) AS weekend_days,
    max(day) FILTER (WHERE is_empty) AS last_empty_day
FROM days
GROUP BY 1
ORDER BY 1;
