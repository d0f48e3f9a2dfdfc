-- why: the last cohort lasts to the end of Sunday 2024-04-14, here to its first second
-- scenario: one subject signed up on 2024-04-14 at noon: the cohort of 2024-04-08 has size 1
WITH frame AS (
    SELECT c::date AS cohort, w.week
    FROM generate_series(date '2024-01-01', date '2024-04-08', interval '7 days') AS g(c)
    CROSS JOIN (VALUES (1), (2), (3), (4)) AS w(week)
),
members AS (
    SELECT subject_id, date_trunc('week', signed_up_at)::date AS cohort
    FROM subjects
    WHERE signed_up_at BETWEEN '2024-01-01' AND '2024-04-14'
)
SELECT f.cohort,
       (SELECT count(*) FROM members m WHERE m.cohort = f.cohort) AS cohort_size,
       f.week,
       (
           SELECT count(DISTINCT e.subject_id)
           FROM events e JOIN members m ON m.subject_id = e.subject_id
           WHERE m.cohort = f.cohort AND date_trunc('week', e.event_at)::date = f.cohort + 7 * f.week
       ) AS active_subjects
FROM frame f
ORDER BY f.cohort, f.week;
