-- shape: a streak is a day without a day before it, paired with the nearest day without a day after it
WITH d AS (SELECT DISTINCT subject_id, event_at::date AS day FROM events),
starts AS (
    SELECT subject_id, day FROM d WHERE NOT EXISTS (SELECT 1 FROM d p WHERE p.subject_id = d.subject_id AND p.day = d.day - 1)
),
ends AS (
    SELECT subject_id, day FROM d WHERE NOT EXISTS (SELECT 1 FROM d n WHERE n.subject_id = d.subject_id AND n.day = d.day + 1)
),
streaks AS (
    SELECT s.subject_id, s.day AS first_day, min(e.day) AS last_day
    FROM starts s JOIN ends e ON e.subject_id = s.subject_id AND e.day >= s.day
    GROUP BY s.subject_id, s.day
)
SELECT s.subject_id, s.first_day, s.last_day, (s.last_day - s.first_day + 1)::bigint AS days
FROM streaks s
WHERE s.last_day - s.first_day > 3
  AND NOT EXISTS (
      SELECT 1 FROM streaks o
      WHERE o.subject_id = s.subject_id
        AND (o.last_day - o.first_day > s.last_day - s.first_day
             OR (o.last_day - o.first_day = s.last_day - s.first_day AND o.first_day < s.first_day))
  )
ORDER BY days DESC, s.subject_id;
