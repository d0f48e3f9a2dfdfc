-- shape: LATERAL aggregate for each cohort and week, FILTER with EXISTS, recursive calendar
WITH RECURSIVE mondays (cohort) AS (
    VALUES (DATE '2024-01-01')
    UNION ALL
    SELECT (cohort + INTERVAL '7 days')::date FROM mondays WHERE cohort < DATE '2024-04-08'
)
SELECT m.cohort, t.cohort_size, w.week, t.active_subjects
FROM mondays AS m
CROSS JOIN unnest(ARRAY[1, 2, 3, 4]) AS w (week)
CROSS JOIN LATERAL (
    SELECT COUNT(*) AS cohort_size,
           COUNT(*) FILTER (
               WHERE EXISTS (
                   SELECT 1
                   FROM events AS e
                   WHERE e.subject_id = s.subject_id
                     AND e.event_at::date BETWEEN m.cohort + 7 * w.week AND m.cohort + 7 * w.week + 6
               )
           ) AS active_subjects
    FROM subjects AS s
    WHERE s.signed_up_at::date BETWEEN m.cohort AND m.cohort + 6
) AS t
ORDER BY m.cohort ASC, w.week ASC;
