-- why: compares numbers of the week without the year, so an event of the same week a year later counts
-- scenario: subject 1 signed up 2024-01-02, one event on 2025-01-08 (week 2 of 2025): cohort 2024-01-01 week 1 gives 1; right is 0
WITH grid AS (
    SELECT DATE '2024-01-01' + 7 * i AS cohort, w AS week
    FROM generate_series(0, 14) AS i
    CROSS JOIN generate_series(1, 4) AS w
)
SELECT
    g.cohort,
    count(DISTINCT s.subject_id) AS cohort_size,
    g.week,
    count(DISTINCT e.subject_id) AS active_subjects
FROM grid AS g
LEFT JOIN subjects AS s
    ON date_trunc('week', s.signed_up_at) = g.cohort
LEFT JOIN events AS e
    ON e.subject_id = s.subject_id
   AND extract(week FROM e.event_at) = extract(week FROM g.cohort) + g.week
GROUP BY g.cohort, g.week
ORDER BY g.cohort, g.week;
