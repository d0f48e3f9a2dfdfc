-- why: a subject is active in a week with an event in it, here with one in it or later
-- scenario: one subject signed up on 2024-01-02 with one event three weeks later: week 3 only
WITH frame AS (
    SELECT c::date AS cohort, w.week
    FROM generate_series(date '2024-01-01', date '2024-04-08', interval '7 days') AS g(c)
    CROSS JOIN (VALUES (1), (2), (3), (4)) AS w(week)
)
SELECT f.cohort, count(DISTINCT s.subject_id) AS cohort_size, f.week, count(DISTINCT e.subject_id) AS active_subjects
FROM frame f
LEFT JOIN subjects s ON s.signed_up_at >= f.cohort AND s.signed_up_at < f.cohort + 7
LEFT JOIN events e ON e.subject_id = s.subject_id AND e.event_at >= f.cohort + 7 * f.week
GROUP BY f.cohort, f.week
ORDER BY f.cohort, f.week;
