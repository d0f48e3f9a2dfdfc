--: accepted   streaks of days by row number
WITH days AS (
    SELECT DISTINCT subject_id, event_at::date AS day FROM events WHERE subject_id <= 15
), islands AS (
    SELECT subject_id, day, day - row_number() OVER (PARTITION BY subject_id ORDER BY day)::int AS island FROM days
)
SELECT subject_id, min(day) AS first, max(day) AS last, count(*) AS days
FROM islands
GROUP BY subject_id, island
HAVING count(*) >= 3
ORDER BY days DESC, subject_id, first

--: accepted   streaks with an interval instead of an integer
WITH days AS (
    SELECT DISTINCT subject_id, date_trunc('day', event_at) AS day FROM events WHERE subject_id BETWEEN 60 AND 80
), islands AS (
    SELECT subject_id, day, day - row_number() OVER (PARTITION BY subject_id ORDER BY day) * interval '1 day' AS island FROM days
)
SELECT subject_id, min(day)::date AS first, count(*) AS days
FROM islands
GROUP BY subject_id, island
HAVING count(*) >= 2
ORDER BY subject_id, first

--: accepted   sessions with a gap of thirty minutes
WITH marked AS (
    SELECT event_id, subject_id, event_at,
           CASE WHEN event_at - lag(event_at) OVER w <= interval '30 minutes' THEN 0 ELSE 1 END AS starts
    FROM events
    WHERE subject_id <= 10
    WINDOW w AS (PARTITION BY subject_id ORDER BY event_at, event_id)
), numbered AS (
    SELECT *, sum(starts) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) AS session FROM marked
)
SELECT subject_id, session, count(*) AS events, max(event_at) - min(event_at) AS length
FROM numbered
GROUP BY subject_id, session
HAVING count(*) > 1
ORDER BY subject_id, session

--: accepted   weekly retention by cohort
WITH cohort AS (
    SELECT subject_id, date_trunc('week', signed_up_at)::date AS week FROM subjects
), active AS (
    SELECT DISTINCT c.subject_id, c.week, (date_trunc('week', e.event_at)::date - c.week) / 7 AS nr
    FROM cohort c JOIN events e USING (subject_id)
)
SELECT week, count(*) FILTER (WHERE nr = 0) AS w0, count(*) FILTER (WHERE nr = 1) AS w1, count(*) FILTER (WHERE nr = 2) AS w2, count(*) FILTER (WHERE nr = 3) AS w3
FROM active
WHERE week BETWEEN '2024-01-01' AND '2024-04-30'
GROUP BY week
ORDER BY week

--: accepted   day-seven retention rate as a percentage
SELECT to_char(s.signed_up_at, 'YYYY-MM') AS month, count(*) AS signups,
       round(100.0 * count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM events e WHERE e.subject_id = s.subject_id
             AND e.event_at >= s.signed_up_at + interval '7 days' AND e.event_at < s.signed_up_at + interval '14 days')) / count(*), 1) AS rate
FROM subjects s
GROUP BY month
ORDER BY month

--: accepted   gaps between services of a model
SELECT model, deployment_id, retired_at AS gap_from, next_at AS gap_to, next_at - retired_at AS gap
FROM (
    SELECT r.model, d.deployment_id, d.retired_at, lead(d.deployed_at) OVER (PARTITION BY r.model ORDER BY d.deployed_at, d.deployment_id) AS next_at
    FROM deployments d JOIN training_runs r USING (run_id)
    WHERE d.environment = 'production'
) t
WHERE next_at > retired_at
ORDER BY model, gap_from

--: accepted   missing numbers in a sequence of steps
SELECT run_id, step + 100 AS gap_from, next_step - 100 AS gap_to
FROM (
    SELECT run_id, step, lead(step) OVER (PARTITION BY run_id ORDER BY step) AS next_step
    FROM run_metrics
    WHERE metric = 'loss' AND run_id <= 40
) t
WHERE next_step - step > 100
ORDER BY run_id, gap_from

--: accepted   a funnel
SELECT count(*) AS visitors,
       count(*) FILTER (WHERE first_view > first_visit) AS viewers,
       count(*) FILTER (WHERE first_cart > first_view) AS carts,
       count(*) FILTER (WHERE first_buy > first_cart) AS buyers
FROM (
    SELECT subject_id,
           min(event_at) FILTER (WHERE event_type = 'visit') AS first_visit,
           min(event_at) FILTER (WHERE event_type = 'view') AS first_view,
           min(event_at) FILTER (WHERE event_type = 'add_to_cart') AS first_cart,
           min(event_at) FILTER (WHERE event_type = 'purchase') AS first_buy
    FROM events
    GROUP BY subject_id
) f

--: accepted   second highest purchase, the classic
SELECT max(value) AS second
FROM events
WHERE event_type = 'purchase' AND value < (SELECT max(value) FROM events WHERE event_type = 'purchase')

--: accepted   duplicates but for the key
SELECT subject_id, event_type, event_at, count(*) AS copies, array_agg(event_id ORDER BY event_id) AS ids
FROM events
GROUP BY subject_id, event_type, event_at
HAVING count(*) > 1
ORDER BY subject_id, event_at, event_type

--: accepted   most simultaneous services
WITH ends AS (
    SELECT deployed_at AS at, 1 AS change FROM deployments
    UNION ALL
    SELECT retired_at, -1 FROM deployments WHERE retired_at IS NOT NULL
)
SELECT at, change, sum(change) OVER (ORDER BY at, change ROWS UNBOUNDED PRECEDING) AS in_service
FROM ends
ORDER BY at, change, in_service

--: accepted   merged spans of experiments
WITH marked AS (
    SELECT experiment_id, started_on, coalesce(ended_on, date '2025-03-31') AS until,
           max(coalesce(ended_on, date '2025-03-31')) OVER (ORDER BY started_on, experiment_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM experiments
    WHERE started_on IS NOT NULL
), numbered AS (
    SELECT *, count(*) FILTER (WHERE before IS NULL OR started_on > before + 1) OVER (ORDER BY started_on, experiment_id) AS island
    FROM marked
)
SELECT island, min(started_on) AS since, max(until) AS until, max(until) - min(started_on) + 1 AS days
FROM numbered
GROUP BY island
ORDER BY island

--: accepted   the model in service when a prediction was made
SELECT p.prediction_id, p.predicted_at, d.deployment_id
FROM predictions p
JOIN deployments d ON d.deployment_id = p.deployment_id
WHERE NOT (p.predicted_at >= d.deployed_at AND p.predicted_at < coalesce(d.retired_at, 'infinity'))
ORDER BY p.prediction_id

--: accepted   point in time: the newest feature known
SELECT DISTINCT ON (p.prediction_id) p.prediction_id, f.feature_value_id, f.value
FROM predictions p
LEFT JOIN feature_values f ON f.subject_id = p.subject_id AND f.feature = 'avg_basket' AND f.arrived_at <= p.predicted_at
WHERE p.prediction_id BETWEEN 242 AND 251
ORDER BY p.prediction_id, f.event_at DESC NULLS LAST, f.arrived_at DESC, f.feature_value_id DESC

--: accepted   monthly growth against the month before
SELECT month, n, n - lag(n) OVER (ORDER BY month) AS more, round(100.0 * n / lag(n) OVER (ORDER BY month) - 100, 1) AS growth
FROM (SELECT date_trunc('month', signed_up_at)::date AS month, count(*) AS n FROM subjects GROUP BY 1) m
ORDER BY month

--: accepted   people who have at least two of their own below them
SELECT m.full_name, count(*) AS reports
FROM users m JOIN users u ON u.manager_id = m.user_id
GROUP BY m.user_id
HAVING count(*) >= 2
ORDER BY reports DESC, m.user_id

--: accepted   rolling monthly active subjects
SELECT d.day::date, (SELECT count(DISTINCT subject_id) FROM events e WHERE e.event_at >= d.day - interval '27 days' AND e.event_at < d.day + interval '1 day') AS active
FROM generate_series(timestamp '2024-02-01', timestamp '2024-02-20', interval '1 day') AS d(day)
ORDER BY 1

--: refused   date minus a bigint row number
SELECT subject_id, event_at::date - row_number() OVER (PARTITION BY subject_id ORDER BY event_at) AS island
FROM events

--: refused   timestamp minus a row number
SELECT subject_id, event_at - row_number() OVER (PARTITION BY subject_id ORDER BY event_at)::int AS island
FROM events

--: refused   grouping by the row number itself
SELECT subject_id, event_at::date - row_number() OVER (ORDER BY event_at)::int AS island, count(*)
FROM events
GROUP BY subject_id, island

--: refused   an interval gap compared with minutes as a number
SELECT event_id, CASE WHEN event_at - lag(event_at) OVER (ORDER BY event_at) > 30 THEN 1 ELSE 0 END
FROM events

--: refused   date_diff between signup and event
SELECT s.subject_id, date_diff('week', s.signed_up_at, e.event_at) AS week
FROM subjects s JOIN events e USING (subject_id)

--: refused   sum over lag in one go
SELECT event_id, sum(CASE WHEN event_at - lag(event_at) OVER (ORDER BY event_at) > interval '30 minutes' THEN 1 ELSE 0 END) OVER (ORDER BY event_at)
FROM events

--: refused   retention rate rounded as a double
SELECT round(count(*) FILTER (WHERE label)::double precision / count(*), 2) FROM labels

--: refused   cohort alias in the filter
SELECT date_trunc('week', signed_up_at) AS cohort, count(*)
FROM subjects
WHERE cohort >= '2024-01-01'
GROUP BY cohort

--: refused   an asof join
SELECT p.prediction_id, f.value
FROM predictions p
ASOF JOIN feature_values f ON p.subject_id = f.subject_id AND p.predicted_at >= f.arrived_at

--: refused   the second highest with LIMIT in the wrong place
SELECT value FROM events LIMIT 1 OFFSET 1 ORDER BY value DESC

--: refused   ambiguous subject in a funnel
SELECT subject_id, count(*)
FROM assignments a
JOIN events e ON e.subject_id = a.subject_id
GROUP BY subject_id

--: refused   extracting days from a date difference
SELECT s.subject_id, extract(day FROM e.event_at::date - s.signed_up_at::date) AS day
FROM subjects s JOIN events e USING (subject_id)

--: refused   USING on a column one side lacks
SELECT s.subject_id, v.name FROM subjects s JOIN variants v USING (subject_id)

--: refused   a cte used before it is written
WITH b AS (SELECT * FROM a), a AS (SELECT user_id FROM users)
SELECT * FROM b

--: accepted   longest streak a subject, as a top list with ties
WITH days AS (SELECT DISTINCT subject_id, event_at::date AS day FROM events),
runs AS (SELECT subject_id, day - (dense_rank() OVER (PARTITION BY subject_id ORDER BY day))::int AS island FROM days),
streaks AS (SELECT subject_id, count(*) AS length FROM runs GROUP BY subject_id, island)
SELECT subject_id, max(length) AS longest, dense_rank() OVER (ORDER BY max(length) DESC) AS place
FROM streaks
GROUP BY subject_id
HAVING max(length) >= 6
ORDER BY place, subject_id

--: accepted   consecutive failures of a model
SELECT model, min(run_id) AS first, max(run_id) AS last, count(*) AS failures
FROM (
    SELECT run_id, model, status,
           row_number() OVER (PARTITION BY model ORDER BY run_id) - row_number() OVER (PARTITION BY model, status ORDER BY run_id) AS island
    FROM training_runs
) t
WHERE status = 'failed'
GROUP BY model, island
HAVING count(*) > 1
ORDER BY model, first

--: accepted   median by hand
SELECT avg(value) AS median
FROM (
    SELECT value, row_number() OVER (ORDER BY value, event_id) AS up, count(*) OVER () AS n
    FROM events
    WHERE event_type = 'purchase' AND value IS NOT NULL
) t
WHERE up IN ((n + 1) / 2, (n + 2) / 2)

--: accepted   nth highest by dense rank
SELECT value FROM (SELECT DISTINCT value, dense_rank() OVER (ORDER BY value DESC) AS r FROM events WHERE value IS NOT NULL) t WHERE r = 3

--: accepted   lift of each variant over its control
WITH rates AS (
    SELECT a.experiment_id, a.variant, v.is_control, count(*) AS n,
           count(*) FILTER (WHERE EXISTS (SELECT 1 FROM events e WHERE e.subject_id = a.subject_id AND e.event_type = 'purchase' AND e.event_at >= a.assigned_at))::numeric / count(*) AS rate
    FROM assignments a JOIN variants v ON v.experiment_id = a.experiment_id AND v.name = a.variant
    GROUP BY a.experiment_id, a.variant, v.is_control
)
SELECT r.experiment_id, r.variant, round(r.rate, 3) AS rate, round(r.rate - c.rate, 3) AS lift
FROM rates r JOIN rates c ON c.experiment_id = r.experiment_id AND c.is_control
WHERE NOT r.is_control
ORDER BY r.experiment_id, r.variant
