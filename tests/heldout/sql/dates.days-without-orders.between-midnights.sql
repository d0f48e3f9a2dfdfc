-- why: BETWEEN takes in the next midnight, so an order at 00:00:00 fills the day before as well
-- scenario: 2024-02-28 has no order, 2024-02-29 one at 00:00:00, all other days one at noon: gives February 0, 0, NULL; right is 1, 0, 2024-02-28
WITH days AS (
    SELECT d::date AS day
    FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS d
),
flagged AS (
    SELECT
        days.day,
        NOT EXISTS (
            SELECT 1 FROM orders AS o
            WHERE o.placed_at BETWEEN days.day AND days.day + 1
        ) AS is_empty
    FROM days
)
SELECT
    date_trunc('month', day)::date AS month,
    count(*) FILTER (WHERE is_empty) AS empty_days,
    count(*) FILTER (WHERE is_empty AND extract(isodow FROM day) IN (6, 7)) AS weekend_days,
    max(day) FILTER (WHERE is_empty) AS last_empty_day
FROM flagged
GROUP BY 1
ORDER BY month;
