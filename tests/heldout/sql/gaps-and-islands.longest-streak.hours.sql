-- why: a streak goes by calendar days, here by less than 24 hours between events
-- scenario: events at 08:00 on one day and at 20:00 on the next are consecutive days
WITH marked AS (
    SELECT subject_id, event_at,
           CASE WHEN event_at - lag(event_at) OVER w <= INTERVAL '24 hours' THEN 0 ELSE 1 END AS starts
    FROM events
    WINDOW w AS (PARTITION BY subject_id ORDER BY event_at)
),
islands AS (
    SELECT subject_id, event_at, sum(starts) OVER (PARTITION BY subject_id ORDER BY event_at) AS island FROM marked
),
streaks AS (
    SELECT subject_id, min(event_at)::date AS first_day, max(event_at)::date AS last_day,
           count(DISTINCT event_at::date) AS days
    FROM islands
    GROUP BY subject_id, island
)
SELECT DISTINCT ON (days, subject_id) subject_id, first_day, last_day, days
FROM (
    SELECT *, row_number() OVER (PARTITION BY subject_id ORDER BY days DESC, first_day) AS rn FROM streaks
) s
WHERE rn = 1 AND days >= 5
ORDER BY days DESC, subject_id;
