-- A streak starts where the day before is missing; the number of starts so far names the streak.
WITH active_days AS (
    SELECT subject_id, event_at::date AS day
    FROM events
    GROUP BY subject_id, event_at::date
),
marked AS (
    SELECT
        subject_id,
        day,
        CASE
            WHEN lag(day) OVER (PARTITION BY subject_id ORDER BY day) = day - 1 THEN 0
            ELSE 1
        END AS starts
    FROM active_days
),
named AS (
    SELECT
        subject_id,
        day,
        sum(starts) OVER (PARTITION BY subject_id ORDER BY day) AS streak
    FROM marked
),
streaks AS (
    SELECT
        subject_id,
        min(day) AS first_day,
        max(day) AS last_day,
        count(*) AS days
    FROM named
    GROUP BY subject_id, streak
    HAVING count(*) >= 5
)
SELECT subject_id, first_day, last_day, days
FROM streaks AS s
WHERE NOT EXISTS (
    SELECT 1
    FROM streaks AS better
    WHERE better.subject_id = s.subject_id
      AND (better.days > s.days OR (better.days = s.days AND better.first_day < s.first_day))
)
ORDER BY days DESC, subject_id;
