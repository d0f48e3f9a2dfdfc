-- verdict: error, code: aggregate-misplaced
-- why: WHERE is done before groups exist; a condition on a count belongs in HAVING
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
)
SELECT
    subject_id,
    min(day) AS first_day,
    max(day) AS last_day,
    count(*) AS days
FROM numbered
WHERE count(*) >= 5
GROUP BY subject_id, island
ORDER BY days DESC, subject_id;
