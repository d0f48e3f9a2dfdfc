-- why: an event before the signup makes a day active too
WITH d AS (
    SELECT DISTINCT e.subject_id, e.event_at::date AS day FROM events e JOIN subjects s ON s.subject_id = e.subject_id
    WHERE e.event_at >= s.signed_up_at
),
n AS (SELECT subject_id, day, day - (row_number() OVER (PARTITION BY subject_id ORDER BY day))::int AS g FROM d),
s AS (SELECT subject_id, min(day) AS first_day, max(day) AS last_day, count(*) AS days FROM n GROUP BY subject_id, g),
r AS (SELECT *, row_number() OVER (PARTITION BY subject_id ORDER BY days DESC, first_day) AS rn FROM s)
SELECT subject_id, first_day, last_day, days FROM r WHERE rn = 1 AND days >= 5 ORDER BY days DESC, subject_id;
