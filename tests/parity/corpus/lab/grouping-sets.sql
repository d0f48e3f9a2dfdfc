--: accepted   rollup with a grand total
SELECT model, status, count(*) AS runs
FROM training_runs
GROUP BY ROLLUP (model, status)
ORDER BY model, status

--: accepted   cube
SELECT environment, retired_at IS NULL AS open, count(*)
FROM deployments
GROUP BY CUBE (environment, (retired_at IS NULL))
ORDER BY environment, open

--: accepted   grouping sets written out
SELECT model, user_id, count(*) AS runs
FROM training_runs
WHERE user_id <= 10
GROUP BY GROUPING SETS ((model), (user_id), ())
ORDER BY model, user_id

--: accepted   grouping tells total from NULL
SELECT team, grouping(team) AS is_total, count(*) AS people
FROM users
GROUP BY ROLLUP (team)
ORDER BY is_total, team

--: accepted   grouping of two columns as bits
SELECT model, status, grouping(model, status) AS level, count(*)
FROM training_runs
GROUP BY CUBE (model, status)
ORDER BY level, model, status

--: accepted   a label for the total
SELECT CASE WHEN grouping(country) = 1 THEN 'all' ELSE coalesce(country, 'unknown') END AS country, count(*) AS subjects
FROM subjects
GROUP BY ROLLUP (country)
ORDER BY grouping(country), subjects DESC, 1

--: accepted   having on a grouping
SELECT experiment_id, variant, count(*)
FROM assignments
GROUP BY GROUPING SETS ((experiment_id, variant), (experiment_id))
HAVING grouping(variant) = 0 OR count(*) > 60
ORDER BY experiment_id, variant

--: accepted   partial rollup
SELECT model, status, seed, count(*)
FROM training_runs
WHERE run_id <= 20
GROUP BY model, ROLLUP (status, seed)
ORDER BY model, status, seed, grouping(status, seed)

--: accepted   the empty set over no rows still gives a row
SELECT count(*) AS n, sum(value) AS total FROM events WHERE event_id < 0 GROUP BY ()

--: accepted   the empty set among others over no rows
SELECT event_type, count(*) FROM events WHERE event_id < 0 GROUP BY GROUPING SETS ((event_type), ())

--: accepted   two grouping items multiply
SELECT event_type, date_trunc('year', event_at) AS year, count(*)
FROM events
GROUP BY GROUPING SETS ((event_type), ()), GROUPING SETS ((date_trunc('year', event_at)), ())
ORDER BY event_type, year

--: accepted   composite members of a rollup
SELECT experiment_id, variant, count(*) AS n
FROM assignments
WHERE experiment_id <= 4
GROUP BY ROLLUP ((experiment_id, variant))
ORDER BY experiment_id, variant

--: accepted   money by month with a total
SELECT to_char(event_at, 'YYYY-MM') AS month, sum(value) AS total, count(value) AS amounts
FROM events
WHERE event_type = 'purchase' AND event_at >= '2024-10-01'
GROUP BY ROLLUP (to_char(event_at, 'YYYY-MM'))
ORDER BY month

--: accepted   a window over groups of a rollup
SELECT model, count(*) AS runs, rank() OVER (PARTITION BY grouping(model) ORDER BY count(*) DESC) AS place
FROM training_runs
GROUP BY ROLLUP (model)
ORDER BY model

--: accepted   duplicate sets give duplicate rows
SELECT status, count(*) FROM experiments GROUP BY GROUPING SETS ((status), (status)) ORDER BY status

--: accepted   distinct sets
SELECT model, status, count(*) FROM training_runs GROUP BY DISTINCT ROLLUP (model, status), ROLLUP (model) ORDER BY model, status

--: accepted   filter in rollup
SELECT model, count(*) FILTER (WHERE status = 'failed') AS failed, round(avg(CASE WHEN status = 'failed' THEN 1.0 ELSE 0 END), 3) AS rate
FROM training_runs
GROUP BY ROLLUP (model)
ORDER BY model

--: refused   a column outside of every set
SELECT model, status, count(*) FROM training_runs GROUP BY ROLLUP (model)

--: refused   grouping of a column that is not grouped
SELECT model, grouping(status) FROM training_runs GROUP BY ROLLUP (model)

--: refused   grouping without GROUP BY
SELECT grouping(model) FROM training_runs

--: refused   with rollup of MySQL
SELECT model, count(*) FROM training_runs GROUP BY model WITH ROLLUP

--: refused   grouping in WHERE
SELECT model, count(*) FROM training_runs WHERE grouping(model) = 0 GROUP BY ROLLUP (model)

--: refused   GROUP BY ALL
SELECT model, status, count(*) FROM training_runs GROUP BY ALL

--: refused   grouping_id
SELECT model, grouping_id(model) FROM training_runs GROUP BY ROLLUP (model)

--: refused   the primary key in a set does not cover the row
SELECT experiment_id, name, count(*) FROM experiments GROUP BY ROLLUP (experiment_id)

--: refused   an aggregate in GROUP BY
SELECT model, count(*) FROM training_runs GROUP BY ROLLUP (model, count(*))

--: refused   an alias in an expression of GROUP BY
SELECT run_id % 3 AS m, count(*) FROM training_runs GROUP BY m + 1

--: refused   a position beyond the list
SELECT model, count(*) FROM training_runs GROUP BY 3

--: refused   grouping by the position of an aggregate
SELECT model, count(*) FROM training_runs GROUP BY 1, 2

--: refused   nested aggregates over a rollup
SELECT model, max(count(*)) FROM training_runs GROUP BY ROLLUP (model)

--: refused   alias of a grouping in HAVING
SELECT model, grouping(model) AS total FROM training_runs GROUP BY ROLLUP (model) HAVING total = 1

--: accepted   having without GROUP BY
SELECT count(*) AS n, max(run_id) AS last FROM training_runs HAVING count(*) > 100

--: accepted   group by an expression that the list repeats
SELECT date_trunc('month', started_at) AS m, extract(year FROM date_trunc('month', started_at)) AS y, count(*)
FROM training_runs
GROUP BY date_trunc('month', started_at)
ORDER BY m

--: accepted   all columns of the table whose key is grouped
SELECT u.*, count(r.run_id) AS runs
FROM users u LEFT JOIN training_runs r ON r.user_id = u.user_id
GROUP BY u.user_id
ORDER BY u.user_id

--: accepted   the composite key covers the rest of the row
SELECT v.experiment_id, v.name, v.is_control, v.traffic_share, count(a.subject_id) AS n
FROM variants v LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND a.variant = v.name
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, v.name

--: accepted   a name that is both a column and an alias groups by the column
SELECT lower(model) AS status, count(*) FROM training_runs GROUP BY status, model ORDER BY 1, 2

--: accepted   rollup over a NULL group and the total
SELECT manager_id, grouping(manager_id) AS g, count(*) FROM users GROUP BY ROLLUP (manager_id) HAVING count(*) > 1 ORDER BY g, manager_id NULLS FIRST

--: refused   half of a composite key does not cover the row
SELECT experiment_id, is_control, count(*) FROM variants GROUP BY experiment_id

--: refused   a unique column is no primary key
SELECT email, full_name, count(*) FROM users GROUP BY email

--: refused   the key of a derived table covers nothing
SELECT t.user_id, t.full_name, count(*) FROM (SELECT * FROM users) t GROUP BY t.user_id

--: refused   a column beside HAVING without GROUP BY
SELECT model FROM training_runs HAVING count(*) > 0

--: refused   grouped by a function of the column
SELECT model, count(*) FROM training_runs GROUP BY upper(model)

--: refused   grouped by another unit than shown
SELECT date_trunc('day', started_at), count(*) FROM training_runs GROUP BY date_trunc('month', started_at)

--: refused   star with GROUP BY
SELECT * FROM training_runs GROUP BY model

--: refused   a subquery that uses an ungrouped column
SELECT r.model, (SELECT count(*) FROM deployments d WHERE d.run_id = r.run_id) FROM training_runs r GROUP BY r.model

--: refused   a constant text in GROUP BY
SELECT count(*) FROM training_runs GROUP BY 'model'

--: refused   DISTINCT does not group
SELECT DISTINCT count(*), model FROM training_runs
