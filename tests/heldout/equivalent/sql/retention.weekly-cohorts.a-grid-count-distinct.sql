-- shape: grid of Mondays and weeks, LEFT JOIN subjects and events, COUNT(DISTINCT) twice
SELECT
    g.monday::date AS cohort,
    count(DISTINCT s.subject_id) AS cohort_size,
    w.week,
    count(DISTINCT e.subject_id) AS active_subjects
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-04-08', INTERVAL '1 week') AS g (monday)
CROSS JOIN generate_series(1, 4) AS w (week)
LEFT JOIN subjects AS s
       ON date_trunc('week', s.signed_up_at) = g.monday
LEFT JOIN events AS e
       ON e.subject_id = s.subject_id
      AND date_trunc('week', e.event_at) = g.monday + w.week * INTERVAL '1 week'
GROUP BY g.monday, w.week
ORDER BY cohort, w.week;
