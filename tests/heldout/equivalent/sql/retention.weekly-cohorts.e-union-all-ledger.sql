-- shape: UNION ALL ledger of empty cells, members and distinct active members, Mondays by isodow arithmetic
WITH weeks AS (
    SELECT week FROM generate_series(1, 4) AS week
),
members AS (
    SELECT subject_id, signed_up_at::date - (extract(isodow FROM signed_up_at)::int - 1) AS cohort
    FROM subjects
),
seen AS (
    SELECT subject_id, event_at::date - (extract(isodow FROM event_at)::int - 1) AS monday
    FROM events
    GROUP BY 1, 2
),
ledger (cohort, week, members, active) AS (
    SELECT CAST('2024-01-01' AS date) + 7 * n, week, 0, 0 FROM generate_series(0, 14) AS n, weeks
    UNION ALL
    SELECT cohort, week, 1, 0 FROM members CROSS JOIN weeks
    UNION ALL
    SELECT m.cohort, w.week, 0, 1
    FROM members AS m
    INNER JOIN seen AS s ON s.subject_id = m.subject_id
    INNER JOIN weeks AS w ON s.monday - m.cohort = w.week * 7
)
SELECT cohort, sum(members) AS cohort_size, week, sum(active) AS active_subjects
FROM ledger
WHERE cohort BETWEEN '2024-01-01' AND '2024-04-08'
GROUP BY cohort, week
ORDER BY cohort, week;
