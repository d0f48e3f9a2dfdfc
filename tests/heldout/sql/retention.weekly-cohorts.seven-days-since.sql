-- why: weeks run from Monday, not from the moment of signup
-- scenario: signed up on Sunday 2024-01-07, active on Monday 2024-01-08: active in week 1
WITH frame AS (
    SELECT c::date AS cohort, w.week
    FROM generate_series(date '2024-01-01', date '2024-04-08', interval '7 days') AS g(c)
    CROSS JOIN (VALUES (1), (2), (3), (4)) AS w(week)
),
members AS (
    SELECT subject_id, signed_up_at::date AS day, date_trunc('week', signed_up_at)::date AS cohort FROM subjects
)
SELECT f.cohort, count(DISTINCT m.subject_id) AS cohort_size, f.week, count(DISTINCT e.subject_id) AS active_subjects
FROM frame f
LEFT JOIN members m ON m.cohort = f.cohort
LEFT JOIN events e
    ON e.subject_id = m.subject_id
   AND e.event_at::date >= m.day + 7 * f.week AND e.event_at::date < m.day + 7 * (f.week + 1)
GROUP BY f.cohort, f.week
ORDER BY f.cohort, f.week;
