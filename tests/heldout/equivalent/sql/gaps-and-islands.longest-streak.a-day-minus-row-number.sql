-- shape: day minus row_number as island key, DISTINCT ON for the best one
WITH active AS (
    SELECT DISTINCT subject_id, event_at::date AS day
    FROM events
),
numbered AS (
    SELECT subject_id, day, day - row_number() OVER (PARTITION BY subject_id ORDER BY day)::int AS island
    FROM active
),
streaks AS (
    SELECT subject_id, min(day) AS first_day, max(day) AS last_day, count(*) AS days
    FROM numbered
    GROUP BY subject_id, island
),
best AS (
    SELECT DISTINCT ON (subject_id) subject_id, first_day, last_day, days
    FROM streaks
    ORDER BY subject_id, days DESC, first_day
)
SELECT subject_id, first_day, last_day, days
FROM best
WHERE days >= 5
ORDER BY days DESC, subject_id;
