-- One join over the frame: count(DISTINCT …) of a column that is NULL without a partner gives the zeros.
WITH RECURSIVE cohorts (cohort) AS (
    SELECT date '2024-01-01'
    UNION ALL
    SELECT cohort + 7
    FROM cohorts
    WHERE cohort < date '2024-04-08'
),
weeks (week) AS (
    SELECT 1
    UNION ALL
    SELECT week + 1
    FROM weeks
    WHERE week < 4
)
SELECT
    c.cohort,
    count(DISTINCT s.subject_id) AS cohort_size,
    w.week,
    count(DISTINCT e.subject_id) AS active_subjects
FROM cohorts AS c
CROSS JOIN weeks AS w
LEFT JOIN subjects AS s
    ON s.signed_up_at >= c.cohort
   AND s.signed_up_at < c.cohort + 7
LEFT JOIN events AS e
    ON e.subject_id = s.subject_id
   AND e.event_at >= c.cohort + 7 * w.week
   AND e.event_at < c.cohort + 7 * w.week + 7
GROUP BY c.cohort, w.week
ORDER BY c.cohort, w.week;
