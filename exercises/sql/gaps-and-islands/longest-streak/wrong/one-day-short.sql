-- verdict: wrong, code: wrong-group
-- why: the difference of two days does not count the first one
WITH active_days AS (
    SELECT DISTINCT subject_id, event_at::date AS day
    FROM events
),
numbered AS (
    SELECT
        subject_id,
        day,
        day - (row_number() OVER (PARTITION BY subject_id ORDER BY day))::integer AS island
    FROM active_days
),
streaks AS (
    SELECT
        subject_id,
        min(day) AS first_day,
        max(day) AS last_day,
        count(*) AS days
    FROM numbered
    GROUP BY subject_id, island
),
ranked AS (
    SELECT
        subject_id,
        first_day,
        last_day,
        days,
        row_number() OVER (PARTITION BY subject_id ORDER BY days DESC, first_day) AS place
    FROM streaks
)
SELECT subject_id, first_day, last_day, last_day - first_day AS days
FROM ranked
WHERE place = 1
  AND days >= 5
ORDER BY days DESC, subject_id;
