--: accepted   rank, dense_rank and row_number with ties
SELECT user_id, count(*) AS runs,
       rank() OVER (ORDER BY count(*) DESC) AS rank,
       dense_rank() OVER (ORDER BY count(*) DESC) AS dense,
       row_number() OVER (ORDER BY count(*) DESC, user_id) AS nr
FROM training_runs
GROUP BY user_id
ORDER BY nr

--: accepted   previous run of the same user
SELECT run_id, user_id, started_at,
       lag(started_at) OVER (PARTITION BY user_id ORDER BY started_at, run_id) AS before,
       lead(run_id, 1, -1) OVER (PARTITION BY user_id ORDER BY started_at, run_id) AS next_run
FROM training_runs
WHERE user_id <= 8
ORDER BY user_id, started_at, run_id

--: accepted   running total of purchases by day
SELECT day, total, sum(total) OVER (ORDER BY day) AS so_far
FROM (
    SELECT event_at::date AS day, sum(value) AS total
    FROM events
    WHERE event_type = 'purchase' AND event_at >= '2024-02-01' AND event_at < '2024-03-01'
    GROUP BY 1
) d
ORDER BY day

--: accepted   share of the whole
SELECT model, count(*) AS runs, round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS percent
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   top two runs a model by best accuracy
SELECT model, run_id, best, place
FROM (
    SELECT r.model, r.run_id, max(m.value) AS best,
           dense_rank() OVER (PARTITION BY r.model ORDER BY max(m.value) DESC) AS place
    FROM training_runs r
    JOIN run_metrics m USING (run_id)
    WHERE m.metric = 'val_accuracy' AND m.value IS NOT NULL
    GROUP BY r.model, r.run_id
) t
WHERE place <= 2
ORDER BY model, place, run_id

--: accepted   a named window used twice
SELECT prediction_id, score,
       row_number() OVER w AS nr,
       avg(score) OVER w AS mean_so_far
FROM predictions
WHERE deployment_id = 12
WINDOW w AS (ORDER BY predicted_at, prediction_id)
ORDER BY nr
LIMIT 40

--: accepted   a window built on a named one
SELECT run_id, model, first_value(run_id) OVER (w ORDER BY started_at, run_id) AS first_run, count(*) OVER w AS in_model
FROM training_runs
WHERE run_id <= 30
WINDOW w AS (PARTITION BY model)
ORDER BY run_id

--: accepted   ntile, percent_rank and cume_dist
SELECT subject_id, n,
       ntile(4) OVER (ORDER BY n DESC, subject_id) AS quartile,
       percent_rank() OVER (ORDER BY n) AS pr,
       cume_dist() OVER (ORDER BY n) AS cd
FROM (SELECT subject_id, count(*) AS n FROM events WHERE subject_id <= 40 GROUP BY subject_id) c
ORDER BY n DESC, subject_id

--: accepted   last_value with the default frame stops at the current row
SELECT run_id, last_value(run_id) OVER (PARTITION BY model ORDER BY run_id) AS last_so_far
FROM training_runs
WHERE run_id <= 20
ORDER BY run_id

--: accepted   a filter on a window aggregate
SELECT run_id, model, status,
       count(*) FILTER (WHERE status = 'failed') OVER (PARTITION BY model ORDER BY started_at, run_id) AS failures_so_far
FROM training_runs
WHERE run_id <= 40
ORDER BY run_id

--: accepted   NULLs are last when ascending and first when descending
SELECT run_id, seed,
       row_number() OVER (ORDER BY seed, run_id) AS up,
       row_number() OVER (ORDER BY seed DESC, run_id) AS down
FROM training_runs
WHERE run_id <= 16
ORDER BY run_id

--: accepted   a window over a window by a subquery
SELECT model, gap, count(*) OVER (PARTITION BY gap) AS like_it
FROM (
    SELECT model, run_id, seed - lag(seed) OVER (PARTITION BY model ORDER BY run_id) AS gap
    FROM training_runs
    WHERE run_id <= 25
) g
ORDER BY model, run_id

--: accepted   order by a window
SELECT deployment_id, environment
FROM deployments
ORDER BY row_number() OVER (PARTITION BY environment ORDER BY deployed_at, deployment_id), environment

--: accepted   difference from the group's average
SELECT deployment_id, prediction_id, score, score - avg(score) OVER (PARTITION BY deployment_id) AS off
FROM predictions
WHERE deployment_id IN (6, 11) AND score > 0.9
ORDER BY deployment_id, prediction_id

--: accepted   string_agg as a window
SELECT experiment_id, name, string_agg(name, ',') OVER (PARTITION BY experiment_id ORDER BY name) AS so_far
FROM variants
ORDER BY experiment_id, name

--: accepted   running total with peers: ties move together
SELECT user_id, joined_on, count(*) OVER (ORDER BY joined_on) AS staff
FROM users
ORDER BY joined_on, user_id

--: accepted   nth_value over the whole partition
SELECT DISTINCT model, nth_value(run_id, 2) OVER (PARTITION BY model ORDER BY run_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS second_run
FROM training_runs
ORDER BY model

--: refused   a window function in WHERE
SELECT run_id FROM training_runs WHERE row_number() OVER (ORDER BY run_id) <= 5

--: refused   a window function in HAVING
SELECT model, count(*) FROM training_runs GROUP BY model HAVING rank() OVER (ORDER BY count(*)) = 1

--: refused   a window function in GROUP BY
SELECT ntile(4) OVER (ORDER BY run_id) AS q, count(*) FROM training_runs GROUP BY q

--: refused   a window inside an aggregate
SELECT max(row_number() OVER (ORDER BY run_id)) FROM training_runs

--: refused   a window inside a window
SELECT sum(rank() OVER (ORDER BY seed)) OVER (ORDER BY run_id) FROM training_runs

--: refused   rank without OVER
SELECT run_id, rank() FROM training_runs

--: refused   QUALIFY
SELECT model, run_id
FROM training_runs
QUALIFY row_number() OVER (PARTITION BY model ORDER BY started_at) = 1

--: refused   DISTINCT inside a window aggregate
SELECT run_id, count(DISTINCT user_id) OVER (PARTITION BY model) FROM training_runs

--: refused   IGNORE NULLS in lag
SELECT run_id, lag(seed IGNORE NULLS) OVER (ORDER BY run_id) FROM training_runs

--: refused   an ungrouped column inside the window
SELECT model, count(*), rank() OVER (ORDER BY started_at) FROM training_runs GROUP BY model

--: refused   ntile of zero
SELECT run_id, ntile(0) OVER (ORDER BY run_id) FROM training_runs

--: refused   an unknown window name
SELECT run_id, rank() OVER win FROM training_runs WINDOW w AS (ORDER BY run_id)

--: accepted   a constant as the order makes everybody peers
SELECT run_id, count(*) OVER (ORDER BY 1) AS n, rank() OVER (ORDER BY 1) AS r FROM training_runs WHERE run_id <= 5 ORDER BY run_id

--: accepted   lag by two with a default
SELECT run_id, lag(run_id, 2, 0) OVER (ORDER BY run_id) AS two_before, lead(model, 1, 'none') OVER (ORDER BY run_id) AS next_model
FROM training_runs WHERE run_id <= 10 ORDER BY run_id

--: accepted   partition by two and by an expression
SELECT run_id, row_number() OVER (PARTITION BY model, date_trunc('quarter', started_at) ORDER BY started_at, run_id) AS nr
FROM training_runs WHERE run_id <= 60 ORDER BY run_id

--: accepted   array_agg and bool_or as windows
SELECT experiment_id, name, array_agg(name) OVER (PARTITION BY experiment_id ORDER BY name) AS names, bool_or(is_control) OVER (PARTITION BY experiment_id ORDER BY name) AS seen
FROM variants ORDER BY experiment_id, name

--: accepted   a window after distinct
SELECT DISTINCT model, count(*) OVER (PARTITION BY model) AS n, max(started_at) OVER (PARTITION BY model) AS newest FROM training_runs ORDER BY model

--: accepted   rank with NULLs first
SELECT run_id, rank() OVER (ORDER BY seed DESC NULLS LAST) AS r, rank() OVER (ORDER BY seed NULLS FIRST) AS q
FROM training_runs WHERE run_id <= 20 ORDER BY run_id

--: refused   rank without OVER, alone
SELECT rank() FROM training_runs

--: refused   an alias inside the window's order
SELECT run_id, finished_at - started_at AS took, rank() OVER (ORDER BY took) FROM training_runs

--: refused   filter on a window function that is no aggregate
SELECT run_id, row_number() FILTER (WHERE seed > 0) OVER (ORDER BY run_id) FROM training_runs

--: refused   an order inside an aggregate that is a window
SELECT run_id, string_agg(model, ',' ORDER BY run_id) OVER (PARTITION BY user_id) FROM training_runs

--: refused   a percentile as a window
SELECT run_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY seed) OVER (PARTITION BY model) FROM training_runs

--: refused   lag with a default of another type
SELECT run_id, lag(started_at, 1, 0) OVER (ORDER BY run_id) FROM training_runs

--: refused   the zeroth value
SELECT run_id, nth_value(run_id, 0) OVER (ORDER BY run_id) FROM training_runs

--: refused   a scalar function as a window
SELECT run_id, upper(model) OVER (ORDER BY run_id) FROM training_runs

--: refused   a window in the join's condition
SELECT count(*) FROM training_runs r JOIN deployments d ON d.run_id = row_number() OVER (ORDER BY r.run_id)

--: refused   a window in LIMIT
SELECT run_id FROM training_runs ORDER BY run_id LIMIT row_number() OVER ()

--: refused   ntile without a number
SELECT run_id, ntile() OVER (ORDER BY run_id) FROM training_runs

--: refused   count without an argument as a window
SELECT run_id, count() OVER (PARTITION BY model) FROM training_runs

--: refused   nulls ignored after the function
SELECT run_id, first_value(seed) IGNORE NULLS OVER (ORDER BY run_id) FROM training_runs

--: refused   median as a window
SELECT run_id, median(seed) OVER (PARTITION BY model) FROM training_runs
