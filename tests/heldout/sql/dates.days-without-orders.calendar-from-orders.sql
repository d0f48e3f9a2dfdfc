-- why: the calendar runs from the first to the last order of the year, so empty days before and after them are not seen
-- scenario: the only orders of 2024 are on every day from Jan 3 to Dec 31: gives January 0, 0, NULL; right is 2, 0, 2024-01-02
WITH bounds AS (
    SELECT min(placed_at)::date AS lo, max(placed_at)::date AS hi
    FROM orders
    WHERE placed_at >= '2024-01-01' AND placed_at < '2025-01-01'
),
empty AS (
    SELECT d::date AS day
    FROM bounds AS b
    CROSS JOIN LATERAL generate_series(b.lo::timestamp, b.hi::timestamp, INTERVAL '1 day') AS d
    WHERE d::date NOT IN (SELECT placed_at::date FROM orders)
)
SELECT
    m::date AS month,
    count(e.day) AS empty_days,
    count(e.day) FILTER (WHERE extract(isodow FROM e.day) >= 6) AS weekend_days,
    max(e.day) AS last_empty_day
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-01', INTERVAL '1 month') AS m
LEFT JOIN empty AS e ON e.day >= m AND e.day < m + INTERVAL '1 month'
GROUP BY m
ORDER BY month;
