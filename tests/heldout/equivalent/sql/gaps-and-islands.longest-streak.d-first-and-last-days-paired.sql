-- shape: no windows: first days paired with the nearest last day, no better streak by NOT EXISTS
WITH active AS (
    SELECT DISTINCT subject_id, event_at::date AS day FROM events
),
firsts AS (
    SELECT subject_id, day FROM active
    EXCEPT
    SELECT subject_id, day + 1 FROM active
),
lasts AS (
    SELECT subject_id, day FROM active
    EXCEPT
    SELECT subject_id, day - 1 FROM active
),
streaks AS (
    SELECT f.subject_id,
           f.day AS first_day,
           min(l.day) AS last_day,
           (min(l.day) - f.day + 1)::bigint AS days
    FROM firsts f
    JOIN lasts l ON l.subject_id = f.subject_id AND l.day >= f.day
    GROUP BY f.subject_id, f.day
)
SELECT s.subject_id, s.first_day, s.last_day, s.days
FROM streaks s
WHERE s.days >= 5
  AND NOT EXISTS (
      SELECT 1 FROM streaks t
      WHERE t.subject_id = s.subject_id
        AND (t.days > s.days OR (t.days = s.days AND t.first_day < s.first_day))
  )
ORDER BY s.days DESC, s.subject_id;
