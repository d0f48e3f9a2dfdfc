-- verdict: wrong, code: null-for-value
-- why: weeks in which nobody came show NULL
WITH cohorts AS (
    SELECT monday::date AS cohort
    FROM generate_series(date '2024-01-01', date '2024-04-08', interval '7 days') AS g (monday)
),
weeks AS (
    SELECT week
    FROM (VALUES (1), (2), (3), (4)) AS v (week)
),
members AS (
    SELECT subject_id, date_trunc('week', signed_up_at)::date AS cohort
    FROM subjects
),
sizes AS (
    SELECT cohort, count(*) AS cohort_size
    FROM members
    GROUP BY cohort
),
activity AS (
    SELECT
        m.cohort,
        date_trunc('week', e.event_at)::date AS monday,
        count(DISTINCT m.subject_id) AS active_subjects
    FROM members AS m
    JOIN events AS e ON e.subject_id = m.subject_id
    GROUP BY m.cohort, date_trunc('week', e.event_at)::date
)
SELECT
    c.cohort,
    coalesce(s.cohort_size, 0) AS cohort_size,
    w.week,
    a.active_subjects AS active_subjects
FROM cohorts AS c
CROSS JOIN weeks AS w
LEFT JOIN sizes AS s ON s.cohort = c.cohort
LEFT JOIN activity AS a ON a.cohort = c.cohort AND a.monday = c.cohort + 7 * w.week
ORDER BY c.cohort, w.week;
