-- why: last day minus first day is one less than the number of days, so streaks of five days are lost
-- scenario: one subject active on five days in a row
WITH d AS (SELECT DISTINCT subject_id, event_at::date AS day FROM events),
g AS (SELECT *, day - row_number() OVER (PARTITION BY subject_id ORDER BY day)::int AS grp FROM d),
s AS (
    SELECT subject_id, min(day) AS first_day, max(day) AS last_day, count(*) AS days,
           row_number() OVER (PARTITION BY subject_id ORDER BY count(*) DESC, min(day)) AS r
    FROM g GROUP BY subject_id, grp
)
SELECT subject_id, first_day, last_day, days
FROM s
WHERE r = 1 AND last_day - first_day >= 5
ORDER BY days DESC, subject_id;
