-- verdict: wrong, code: wrong-group
-- why: counts weeks of seven days from the moment of signup, not calendar weeks
WITH cohorts AS (
    SELECT monday::date AS cohort
    FROM generate_series(date '2024-01-01', date '2024-04-08', interval '7 days') AS g (monday)
),
weeks AS (
    SELECT week
    FROM (VALUES (1), (2), (3), (4)) AS v (week)
)
SELECT
    c.cohort,
    count(DISTINCT s.subject_id) AS cohort_size,
    w.week,
    count(DISTINCT e.subject_id) AS active_subjects
FROM cohorts AS c
CROSS JOIN weeks AS w
LEFT JOIN subjects AS s
    ON date_trunc('week', s.signed_up_at)::date = c.cohort
LEFT JOIN events AS e
    ON e.subject_id = s.subject_id
   AND e.event_at >= s.signed_up_at + w.week * interval '7 days'
   AND e.event_at < s.signed_up_at + (w.week + 1) * interval '7 days'
GROUP BY c.cohort, w.week
ORDER BY c.cohort, w.week;
