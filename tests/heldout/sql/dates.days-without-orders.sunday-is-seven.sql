-- why: mixes up dow (Sunday 0) and isodow (Sunday 7), so empty Sundays are no weekend days
-- scenario: orders on every day of 2024 but Sunday 2024-03-03: gives March 1 empty, 0 weekend; right is 1 empty, 1 weekend
SELECT
    date_trunc('month', d.day)::date AS month,
    count(*) FILTER (WHERE e.empty) AS empty_days,
    count(*) FILTER (WHERE e.empty AND extract(dow FROM d.day) IN (6, 7)) AS weekend_days,
    max(d.day) FILTER (WHERE e.empty)::date AS last_empty_day
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS d (day)
CROSS JOIN LATERAL (
    SELECT NOT EXISTS (
        SELECT 1 FROM orders AS o
        WHERE o.placed_at >= d.day AND o.placed_at < d.day + INTERVAL '1 day'
    ) AS empty
) AS e
GROUP BY 1
ORDER BY month;
