-- why: numbers the days by day of the year, which starts again on January 1: a streak over New Year is cut in two
-- scenario: subject 1 is active from 2023-12-29 to 2024-01-03: gives no row (3 and 3 days); right is 6 days
WITH days AS (
    SELECT DISTINCT subject_id, event_at::date AS day
    FROM events
),
grouped AS (
    SELECT
        subject_id,
        day,
        extract(doy FROM day)::int - row_number() OVER (PARTITION BY subject_id ORDER BY day) AS island
    FROM days
),
streaks AS (
    SELECT
        subject_id,
        min(day) AS first_day,
        max(day) AS last_day,
        count(*) AS days
    FROM grouped
    GROUP BY subject_id, island
),
best AS (
    SELECT DISTINCT ON (subject_id) *
    FROM streaks
    ORDER BY subject_id, days DESC, first_day
)
SELECT subject_id, first_day, last_day, days
FROM best
WHERE days >= 5
ORDER BY days DESC, subject_id;
