-- why: filters the time of signup up to 2024-04-08, not the cohort, so the last cohort has only who signed up at its first moment
-- scenario: subject 1 signed up on 2024-04-10: cohort 2024-04-08 gives size 0; right is 1
WITH cohorts AS (
    SELECT subject_id, date_trunc('week', signed_up_at)::date AS cohort
    FROM subjects
    WHERE signed_up_at BETWEEN '2024-01-01' AND '2024-04-08'
),
activity AS (
    SELECT DISTINCT subject_id, date_trunc('week', event_at)::date AS active_week
    FROM events
),
grid AS (
    SELECT DATE '2024-01-01' + 7 * i AS cohort, w AS week
    FROM generate_series(0, 14) AS i
    CROSS JOIN generate_series(1, 4) AS w
)
SELECT
    g.cohort,
    count(c.subject_id) AS cohort_size,
    g.week,
    count(a.subject_id) AS active_subjects
FROM grid AS g
LEFT JOIN cohorts AS c ON c.cohort = g.cohort
LEFT JOIN activity AS a
    ON a.subject_id = c.subject_id AND a.active_week = g.cohort + 7 * g.week
GROUP BY g.cohort, g.week
ORDER BY g.cohort, g.week;
