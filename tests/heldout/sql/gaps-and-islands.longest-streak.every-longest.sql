-- why: of several streaks of the greatest length only the earliest is asked for, rank keeps them all
-- scenario: one subject with two streaks of five days
WITH d AS (SELECT DISTINCT subject_id, event_at::date AS day FROM events),
g AS (SELECT *, day - row_number() OVER (PARTITION BY subject_id ORDER BY day)::int AS grp FROM d),
s AS (
    SELECT subject_id, min(day) AS first_day, max(day) AS last_day, count(*) AS days,
           rank() OVER (PARTITION BY subject_id ORDER BY count(*) DESC) AS r
    FROM g GROUP BY subject_id, grp
)
SELECT subject_id, first_day, last_day, days
FROM s
WHERE r = 1 AND days >= 5
ORDER BY days DESC, subject_id, first_day;
