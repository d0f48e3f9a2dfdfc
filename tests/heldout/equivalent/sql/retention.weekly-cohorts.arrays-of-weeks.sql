-- shape: each subject carries an array of the weeks (0, 1, 2 …) after its cohort in which it was active; the cells count membership
WITH people AS (
    SELECT
        s.subject_id,
        date_trunc('week', s.signed_up_at)::date AS cohort,
        ARRAY(
            SELECT (date_trunc('week', e.event_at)::date - date_trunc('week', s.signed_up_at)::date) / 7
            FROM events AS e
            WHERE e.subject_id = s.subject_id
        ) AS active_weeks
    FROM subjects AS s
)
SELECT
    DATE '2024-01-01' + 7 * n.i AS cohort,
    count(p.subject_id) AS cohort_size,
    w.week,
    count(p.subject_id) FILTER (WHERE w.week = ANY (p.active_weeks)) AS active_subjects
FROM people AS p
RIGHT JOIN (
    generate_series(0, 14) AS n (i)
    CROSS JOIN (VALUES (1), (2), (3), (4)) AS w (week)
) ON p.cohort = DATE '2024-01-01' + 7 * n.i
GROUP BY n.i, w.week
ORDER BY n.i, w.week;
