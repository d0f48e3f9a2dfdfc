-- shape: for each cell of the grid a lateral count of an INTERSECT between who signed up and who was active
SELECT
    g.start::date AS cohort,
    z.cohort_size,
    k AS week,
    a.active_subjects
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-04-08', INTERVAL '7 days') AS g (start)
CROSS JOIN generate_series(1, 4) AS k
CROSS JOIN LATERAL (
    SELECT count(*) AS cohort_size
    FROM subjects AS s
    WHERE s.signed_up_at >= g.start
      AND s.signed_up_at < g.start + INTERVAL '7 days'
) AS z
CROSS JOIN LATERAL (
    SELECT count(*) AS active_subjects
    FROM (
        SELECT s.subject_id
        FROM subjects AS s
        WHERE s.signed_up_at >= g.start
          AND s.signed_up_at < g.start + INTERVAL '7 days'
        INTERSECT
        SELECT e.subject_id
        FROM events AS e
        WHERE e.event_at >= g.start + k * INTERVAL '7 days'
          AND e.event_at < g.start + (k + 1) * INTERVAL '7 days'
    ) AS both_of_them
) AS a
ORDER BY cohort, week;
