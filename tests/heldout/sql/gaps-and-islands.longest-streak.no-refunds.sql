-- why: an event of any type makes a day active, a refund too
WITH d AS (SELECT DISTINCT subject_id, event_at::date AS day FROM events WHERE event_type <> 'refund'),
n AS (SELECT subject_id, day, day - (row_number() OVER (PARTITION BY subject_id ORDER BY day))::int AS g FROM d),
s AS (SELECT subject_id, min(day) AS first_day, max(day) AS last_day, count(*) AS days FROM n GROUP BY subject_id, g),
r AS (SELECT *, row_number() OVER (PARTITION BY subject_id ORDER BY days DESC, first_day) AS rn FROM s)
SELECT subject_id, first_day, last_day, days FROM r WHERE rn = 1 AND days >= 5 ORDER BY days DESC, subject_id;
