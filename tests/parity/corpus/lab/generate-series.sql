--: accepted   numbers from one to ten
SELECT n, n * n AS square FROM generate_series(1, 10) AS n

--: accepted   end included, step two
SELECT * FROM generate_series(1, 9, 2) AS s(i) ORDER BY i

--: accepted   counting down
SELECT i FROM generate_series(5, 1, -1) AS i

--: accepted   an empty series
SELECT count(*) FROM generate_series(5, 1)

--: accepted   every day of a month, with runs
SELECT d::date AS day, count(r.run_id) AS runs
FROM generate_series(timestamp '2024-02-01', timestamp '2024-02-29', interval '1 day') AS d
LEFT JOIN training_runs r ON r.started_at >= d AND r.started_at < d + interval '1 day'
GROUP BY d
ORDER BY d

--: accepted   a series of dates is a series of zoned timestamps
SELECT day, pg_typeof(day)::text AS type
FROM generate_series(date '2024-05-17', date '2024-05-20', interval '1 day') AS day
ORDER BY day

--: accepted   months without signups filled in
WITH months AS (
    SELECT generate_series(timestamp '2023-07-01', timestamp '2025-03-01', interval '1 month') AS month
)
SELECT m.month, count(s.subject_id) AS signups
FROM months m
LEFT JOIN subjects s ON date_trunc('month', s.signed_up_at) = m.month
GROUP BY m.month
ORDER BY m.month

--: accepted   weeks from the 31st by month steps
SELECT generate_series(timestamp '2024-01-31', timestamp '2024-06-30', interval '1 month') AS month_end

--: accepted   days on which nobody did anything
SELECT d::date AS quiet
FROM generate_series(timestamp '2024-05-01', timestamp '2024-11-30', '1 day') AS d
WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.event_at >= d AND e.event_at < d + interval '1 day')
ORDER BY quiet

--: accepted   a lateral series of the days of each experiment
SELECT e.experiment_id, count(*) AS days
FROM experiments e
CROSS JOIN LATERAL generate_series(e.started_on::timestamp, e.ended_on::timestamp, interval '1 day') AS day
GROUP BY e.experiment_id
ORDER BY e.experiment_id

--: accepted   in the select list it repeats the row
SELECT deployment_id, generate_series(1, 3) AS copy
FROM deployments
WHERE deployment_id <= 3
ORDER BY deployment_id, copy

--: accepted   two in one select list run side by side
SELECT generate_series(1, 3) AS a, generate_series(1, 2) AS b

--: accepted   missing steps of a run
SELECT s.step
FROM generate_series(0, (SELECT max(step) FROM run_metrics WHERE run_id = 10 OR run_id = 5), 100) AS s(step)
LEFT JOIN run_metrics m ON m.run_id = 5 AND m.metric = 'loss' AND m.step = s.step
WHERE m.run_id IS NULL
ORDER BY s.step

--: accepted   numeric steps
SELECT x FROM generate_series(0.0, 1.0, 0.25) AS x ORDER BY x

--: accepted   with ordinality
SELECT day::date, nr
FROM generate_series(timestamp '2024-02-27', timestamp '2024-03-02', interval '1 day') WITH ORDINALITY AS t(day, nr)
ORDER BY nr

--: accepted   score histogram with empty buckets
SELECT b AS bucket, count(p.prediction_id)
FROM generate_series(1, 10) AS b
LEFT JOIN predictions p ON width_bucket(p.score, 0, 1, 10) = b
GROUP BY b
ORDER BY b

--: accepted   without an alias the column has the function's name
SELECT generate_series FROM generate_series(1, 3)

--: refused   dates with an integer step
SELECT * FROM generate_series(date '2024-01-01', date '2024-01-31', 1)

--: refused   dates without a step
SELECT d::date FROM generate_series(date '2024-01-01', date '2024-01-31') AS d

--: refused   a step of zero
SELECT * FROM generate_series(1, 10, 0)

--: refused   range is a type here, not a table function
SELECT * FROM range(10)

--: refused   text bounds
SELECT * FROM generate_series('2024-01-01', '2024-01-31', '1 day')

--: refused   floats have no series
SELECT * FROM generate_series(0::double precision, 1::double precision, 0.1::double precision)

--: refused   a series in WHERE
SELECT run_id FROM training_runs WHERE run_id = generate_series(1, 3)

--: refused   a series inside CASE
SELECT CASE WHEN run_id > 3 THEN generate_series(1, 2) ELSE 0 END FROM training_runs

--: refused   unnest of a range
SELECT unnest(range(1, 5))

--: refused   a lateral column used without a join before it
SELECT d FROM generate_series(1, e.experiment_id) AS d, experiments e

--: accepted   a NULL bound or step gives no rows
SELECT (SELECT count(*) FROM generate_series(1, NULL)) AS a, (SELECT count(*) FROM generate_series(1, 5, NULL)) AS b

--: accepted   computed with, and limited
SELECT generate_series(1, 20) * 5 AS five ORDER BY five DESC LIMIT 4

--: accepted   backwards by an interval
SELECT t FROM generate_series(timestamp '2024-03-01', timestamp '2024-02-27', interval '-1 day') AS t ORDER BY t

--: accepted   hours over a day
SELECT h, count(r.run_id) AS runs
FROM generate_series(0, 23) AS h
LEFT JOIN training_runs r ON extract(hour FROM r.started_at) = h
GROUP BY h
ORDER BY h

--: accepted   a calendar against variants by cross join
SELECT m::date AS month, v.name
FROM generate_series(timestamp '2024-01-01', timestamp '2024-03-01', '1 month') AS m
CROSS JOIN (SELECT DISTINCT name FROM variants WHERE experiment_id = 7) v
ORDER BY m, v.name

--: accepted   unnest beside a series
SELECT unnest(ARRAY['a', 'b', 'c']) AS letter, generate_series(1, 3) AS nr ORDER BY nr

--: accepted   an inner series bounded by an outer one
SELECT a, b FROM generate_series(1, 4) AS a, generate_series(a, 4) AS b ORDER BY a, b

--: accepted   start after a step past the end
SELECT count(*) AS n, max(x) AS last FROM generate_series(1, 10, 4) AS x

--: refused   an aggregate over a series in the same list
SELECT sum(generate_series(1, 5))

--: refused   coalesce around a series
SELECT coalesce(generate_series(1, 3), 0)

--: refused   a series in HAVING
SELECT model FROM training_runs GROUP BY model HAVING count(*) = generate_series(1, 2)

--: refused   a series of timestamps by an integer
SELECT * FROM generate_series(timestamp '2024-01-01', timestamp '2024-01-05', 1)

--: refused   a series with one argument
SELECT * FROM generate_series(5)

--: refused   a step of no time
SELECT * FROM generate_series(timestamp '2024-01-01', timestamp '2024-01-05', interval '0')

--: refused   more column names than columns
SELECT * FROM generate_series(1, 3) AS s(a, b)
