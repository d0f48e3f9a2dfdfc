--: accepted   moving average of three rows
SELECT step, value,
       avg(value) OVER (ORDER BY step ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS smooth
FROM run_metrics
WHERE run_id = 1 AND metric = 'loss'
ORDER BY step

--: accepted   centred window
SELECT step, value,
       min(value) OVER (ORDER BY step ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS low,
       max(value) OVER (ORDER BY step ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS high
FROM run_metrics
WHERE run_id = 6 AND metric = 'loss'
ORDER BY step

--: accepted   seven days back by an interval
SELECT event_id, event_at,
       count(*) OVER (ORDER BY event_at RANGE BETWEEN interval '7 days' PRECEDING AND CURRENT ROW) AS last_week
FROM events
WHERE subject_id = 3
ORDER BY event_at, event_id

--: accepted   thirty days of a date column by an interval
SELECT day, n, sum(n) OVER (ORDER BY day RANGE BETWEEN interval '29 days' PRECEDING AND CURRENT ROW) AS month
FROM (SELECT signed_up_at::date AS day, count(*) AS n FROM subjects GROUP BY 1) d
WHERE day < '2023-12-31'
ORDER BY day

--: accepted   a month back from the end of a month
SELECT user_id, joined_on,
       count(*) OVER (ORDER BY joined_on RANGE BETWEEN interval '1 month' PRECEDING AND CURRENT ROW) AS n
FROM users
ORDER BY joined_on, user_id

--: accepted   range of numbers
SELECT run_id, metric, step, value,
       count(*) OVER (ORDER BY step RANGE BETWEEN 150 PRECEDING AND 150 FOLLOWING) AS near
FROM run_metrics
WHERE run_id IN (2, 3) AND metric = 'loss'
ORDER BY step, run_id

--: accepted   groups of peers
SELECT user_id, joined_on,
       count(*) OVER (ORDER BY joined_on GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS n
FROM users
ORDER BY joined_on, user_id

--: accepted   without the row itself
SELECT experiment_id, name, traffic_share,
       sum(traffic_share) OVER (PARTITION BY experiment_id ORDER BY name ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS others
FROM variants
ORDER BY experiment_id, name

--: accepted   without the peers but with the row
SELECT user_id, team,
       count(*) OVER (ORDER BY team RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES) AS n
FROM users
ORDER BY team, user_id

--: accepted   without the whole group of peers
SELECT user_id, team,
       count(*) OVER (ORDER BY team GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS n
FROM users
ORDER BY team, user_id

--: accepted   last value over the whole partition
SELECT run_id, step, value,
       last_value(value) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS final
FROM run_metrics
WHERE run_id BETWEEN 1 AND 3 AND metric = 'loss'
ORDER BY run_id, step

--: accepted   rows against range with ties
SELECT user_id, joined_on,
       sum(user_id) OVER (ORDER BY joined_on ROWS UNBOUNDED PRECEDING) - sum(user_id) OVER (ORDER BY joined_on RANGE UNBOUNDED PRECEDING) <= 0 AS behind
FROM users
ORDER BY joined_on, user_id

--: accepted   an empty frame gives NULL and zero
SELECT step,
       sum(value) OVER (ORDER BY step ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS before,
       count(*) OVER (ORDER BY step ROWS BETWEEN 3 FOLLOWING AND 5 FOLLOWING) AS after
FROM run_metrics
WHERE run_id = 2 AND metric = 'loss'
ORDER BY step

--: accepted   range with NULLs in the order key
SELECT run_id, seed,
       count(*) OVER (ORDER BY seed RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS near
FROM training_runs
WHERE run_id <= 30
ORDER BY seed, run_id

--: accepted   descending range
SELECT run_id, seed,
       sum(run_id) OVER (ORDER BY seed DESC RANGE BETWEEN 10 PRECEDING AND CURRENT ROW) AS s
FROM training_runs
WHERE seed IS NOT NULL AND run_id <= 30
ORDER BY seed DESC, run_id

--: accepted   an hour around a prediction
SELECT prediction_id, predicted_at,
       max(score) OVER (ORDER BY predicted_at RANGE BETWEEN '12 hours' PRECEDING AND '12 hours' FOLLOWING) AS top
FROM predictions
WHERE deployment_id = 6
ORDER BY predicted_at, prediction_id

--: accepted   a frame inherited by a named window
SELECT step, sum(value) OVER w AS s, count(value) OVER w AS n
FROM run_metrics
WHERE run_id = 5 AND metric = 'loss'
WINDOW w AS (ORDER BY step ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
ORDER BY step

--: refused   an interval range over integers
SELECT step, avg(value) OVER (ORDER BY step RANGE BETWEEN interval '1 day' PRECEDING AND CURRENT ROW) FROM run_metrics

--: refused   a number range over timestamps
SELECT event_id, count(*) OVER (ORDER BY event_at RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM events

--: refused   a range over two keys
SELECT event_id, count(*) OVER (ORDER BY event_at, event_id RANGE BETWEEN interval '7 days' PRECEDING AND CURRENT ROW) FROM events

--: refused   a number range over dates
SELECT user_id, count(*) OVER (ORDER BY joined_on RANGE BETWEEN 30 PRECEDING AND CURRENT ROW) FROM users

--: refused   groups without an order
SELECT user_id, count(*) OVER (GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM users

--: refused   a frame that starts after its end
SELECT step, sum(value) OVER (ORDER BY step ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM run_metrics

--: refused   a frame that starts at the very end
SELECT step, sum(value) OVER (ORDER BY step ROWS BETWEEN UNBOUNDED FOLLOWING AND UNBOUNDED FOLLOWING) FROM run_metrics

--: refused   a negative number of rows
SELECT step, sum(value) OVER (ORDER BY step ROWS BETWEEN -1 PRECEDING AND CURRENT ROW) FROM run_metrics

--: refused   a column as the number of rows
SELECT step, sum(value) OVER (ORDER BY step ROWS BETWEEN run_id PRECEDING AND CURRENT ROW) FROM run_metrics

--: refused   a range over text
SELECT user_id, count(*) OVER (ORDER BY team RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM users

--: refused   changing the order of a named window
SELECT step, sum(value) OVER (w ORDER BY step) FROM run_metrics WINDOW w AS (ORDER BY run_id)

--: refused   a frame in a window that copies a frame
SELECT step, sum(value) OVER (w ROWS 1 PRECEDING) FROM run_metrics WINDOW w AS (ORDER BY run_id ROWS 2 PRECEDING)

--: accepted   the shorthand of a frame
SELECT step, sum(step) OVER (ORDER BY step ROWS 2 PRECEDING) AS s, count(*) OVER (ORDER BY step RANGE UNBOUNDED PRECEDING) AS n
FROM run_metrics WHERE run_id = 5 AND metric = 'loss' ORDER BY step

--: accepted   a computed number of rows
SELECT step, sum(step) OVER (ORDER BY step ROWS BETWEEN 1 + 1 PRECEDING AND CURRENT ROW) AS s
FROM run_metrics WHERE run_id = 5 AND metric = 'loss' ORDER BY step

--: accepted   range of a double by a decimal
SELECT prediction_id, score, count(*) OVER (ORDER BY score RANGE BETWEEN 0.05 PRECEDING AND 0.05 FOLLOWING) AS near
FROM predictions WHERE deployment_id = 12 ORDER BY score, prediction_id LIMIT 60

--: accepted   interval range in descending order
SELECT event_id, event_at, count(*) OVER (ORDER BY event_at DESC RANGE BETWEEN interval '3 days' PRECEDING AND CURRENT ROW) AS n
FROM events WHERE subject_id = 9 ORDER BY event_at, event_id

--: accepted   interval range in partitions
SELECT run_id, model, started_at,
       count(*) OVER (PARTITION BY model ORDER BY started_at RANGE BETWEEN interval '14 days' PRECEDING AND interval '1 second' PRECEDING) AS before
FROM training_runs WHERE run_id <= 40 ORDER BY run_id

--: accepted   first value of a frame without the row itself
SELECT step, first_value(value) OVER (ORDER BY step ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS other
FROM run_metrics WHERE run_id = 2 AND metric = 'loss' ORDER BY step

--: accepted   row_number and lag do not care for the frame
SELECT step, row_number() OVER w AS nr, lag(step) OVER w AS before, sum(step) OVER w AS s
FROM run_metrics WHERE run_id = 2 AND metric = 'loss'
WINDOW w AS (ORDER BY step ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)
ORDER BY step

--: accepted   groups with ties left out
SELECT user_id, team, sum(user_id) OVER (ORDER BY team GROUPS BETWEEN CURRENT ROW AND 1 FOLLOWING EXCLUDE TIES) AS s
FROM users ORDER BY team, user_id

--: accepted   seven rows are not seven days
SELECT day, n,
       sum(n) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS seven_rows,
       sum(n) OVER (ORDER BY day RANGE BETWEEN interval '6 days' PRECEDING AND CURRENT ROW) AS seven_days
FROM (SELECT event_at::date AS day, count(*) AS n FROM events WHERE event_at >= '2024-11-01' AND event_at < '2024-12-01' GROUP BY 1) d
ORDER BY day

--: refused   following without an end
SELECT step, sum(value) OVER (ORDER BY step ROWS 2 FOLLOWING) FROM run_metrics

--: refused   range with an offset but no order
SELECT step, sum(value) OVER (RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM run_metrics

--: refused   a negative interval
SELECT event_id, count(*) OVER (ORDER BY event_at RANGE BETWEEN interval '-1 day' PRECEDING AND CURRENT ROW) FROM events

--: refused   an offset of NULL
SELECT step, sum(value) OVER (ORDER BY step ROWS BETWEEN NULL PRECEDING AND CURRENT ROW) FROM run_metrics

--: refused   a word as the number of rows
SELECT step, sum(value) OVER (ORDER BY step ROWS BETWEEN 'two' PRECEDING AND CURRENT ROW) FROM run_metrics

--: refused   an interval as the number of rows
SELECT event_id, count(*) OVER (ORDER BY event_at ROWS BETWEEN interval '1 day' PRECEDING AND CURRENT ROW) FROM events

--: refused   exclude without a frame
SELECT step, sum(value) OVER (ORDER BY step EXCLUDE CURRENT ROW) FROM run_metrics
