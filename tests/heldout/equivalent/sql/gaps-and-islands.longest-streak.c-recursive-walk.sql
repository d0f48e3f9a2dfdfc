-- shape: recursive CTE walking day by day from each first day
WITH RECURSIVE active AS (
    SELECT subject_id, date_trunc('day', event_at)::date AS day
    FROM events
    GROUP BY subject_id, date_trunc('day', event_at)
),
walk (subject_id, first_day, last_day, days) AS (
    SELECT a.subject_id, a.day, a.day, 1::bigint
    FROM active AS a
    WHERE NOT EXISTS (
        SELECT 1 FROM active AS y
        WHERE y.subject_id = a.subject_id AND y.day = a.day - 1
    )
    UNION ALL
    SELECT w.subject_id, w.first_day, n.day, w.days + 1
    FROM walk AS w
    JOIN active AS n ON n.subject_id = w.subject_id AND n.day = w.last_day + 1
),
ranked AS (
    SELECT walk.*, rank() OVER (PARTITION BY subject_id ORDER BY days DESC, first_day ASC) AS rk
    FROM walk
)
SELECT subject_id, first_day, last_day, days
FROM ranked
WHERE rk = 1 AND days >= 5
ORDER BY days DESC, subject_id ASC;
