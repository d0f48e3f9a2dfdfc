-- shape: a recursion walks from each day without a yesterday to its tomorrows; the longest walk wins
WITH RECURSIVE active AS (
    SELECT subject_id, event_at::date AS day
    FROM events
    GROUP BY subject_id, event_at::date
),
walk AS (
    SELECT a.subject_id, a.day AS first_day, a.day AS last_day, 1::bigint AS days
    FROM active AS a
    WHERE NOT EXISTS (
        SELECT 1 FROM active AS y WHERE y.subject_id = a.subject_id AND y.day = a.day - 1
    )
    UNION ALL
    SELECT w.subject_id, w.first_day, a.day, w.days + 1
    FROM walk AS w
    JOIN active AS a ON a.subject_id = w.subject_id AND a.day = w.last_day + 1
)
SELECT b.subject_id, b.first_day, b.last_day, b.days
FROM (
    SELECT
        walk.*,
        row_number() OVER (PARTITION BY subject_id ORDER BY days DESC, first_day) AS place
    FROM walk
) AS b
WHERE b.place = 1
  AND b.days >= 5
ORDER BY b.days DESC, b.subject_id;
