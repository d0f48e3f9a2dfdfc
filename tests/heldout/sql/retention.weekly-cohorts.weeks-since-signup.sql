-- why: counts seven days at a time from the day of each signup in place of calendar weeks
-- scenario: subject 1 signed up Thursday 2024-01-04, one event on Monday 2024-01-08: cohort 2024-01-01 week 1 gives 0; right is 1
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
    ON s.signed_up_at >= g.cohort AND s.signed_up_at < g.cohort + 7
LEFT JOIN events AS e
    ON e.subject_id = s.subject_id
   AND (e.event_at::date - s.signed_up_at::date) / 7 = g.week
GROUP BY g.cohort, g.week
ORDER BY g.cohort, g.week;
