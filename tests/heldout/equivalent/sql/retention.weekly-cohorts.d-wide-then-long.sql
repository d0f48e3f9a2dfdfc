-- shape: activity pivoted into four columns, then turned into rows by LATERAL VALUES
WITH members AS (
    SELECT subject_id, date_trunc('week', signed_up_at)::date AS cohort
    FROM subjects
),
active AS (
    SELECT DISTINCT m.cohort, m.subject_id,
           (date_trunc('week', e.event_at)::date - m.cohort) / 7 AS nth
    FROM members AS m
    JOIN events AS e ON e.subject_id = m.subject_id
),
sizes AS (
    SELECT cohort, count(*) AS n FROM members GROUP BY cohort
),
wide AS (
    SELECT cohort,
           count(*) FILTER (WHERE nth = 1) AS w1,
           count(*) FILTER (WHERE nth = 2) AS w2,
           count(*) FILTER (WHERE nth = 3) AS w3,
           count(*) FILTER (WHERE nth = 4) AS w4
    FROM active
    GROUP BY cohort
),
mondays AS (
    SELECT make_date(2024, 1, 1) + k AS cohort FROM generate_series(0, 98, 7) AS k
)
SELECT cohort,
       coalesce(sizes.n, 0) AS cohort_size,
       long.week,
       coalesce(long.active, 0) AS active_subjects
FROM mondays
LEFT JOIN sizes USING (cohort)
LEFT JOIN wide USING (cohort)
CROSS JOIN LATERAL (VALUES (1, w1), (2, w2), (3, w3), (4, w4)) AS long (week, active)
ORDER BY cohort, week;
