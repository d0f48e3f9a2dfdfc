--: accepted   sessions by half-hour gaps with length and outcome
WITH marked AS (
    SELECT subject_id, event_id, event_type, event_at, value,
           CASE WHEN event_at - lag(event_at) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) <= INTERVAL '30 minutes'
                THEN 0 ELSE 1 END AS starts
    FROM events
), numbered AS (
    SELECT *, sum(starts) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) AS session_no FROM marked
)
SELECT subject_id, session_no, min(event_at) AS opened, max(event_at) - min(event_at) AS length, count(*) AS n,
       (array_agg(event_type ORDER BY event_at DESC, event_id DESC))[1] AS last_step,
       bool_or(event_type = 'purchase') AS bought, COALESCE(sum(value) FILTER (WHERE event_type = 'purchase'), 0) AS amount
FROM numbered
WHERE subject_id <= 30
GROUP BY subject_id, session_no
HAVING count(*) > 1
ORDER BY subject_id, session_no

--: accepted   session statistics of countries
WITH s AS (
    SELECT subject_id, event_at,
           count(*) FILTER (WHERE fresh) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) AS session_no
    FROM (
        SELECT subject_id, event_id, event_at,
               COALESCE(event_at > lag(event_at) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) + '1 hour'::interval, true) AS fresh
        FROM events
    ) AS e
), sessions AS (
    SELECT subject_id, session_no, count(*) AS n, extract(epoch FROM max(event_at) - min(event_at)) / 60 AS minutes
    FROM s GROUP BY subject_id, session_no
)
SELECT COALESCE(p.country, 'unknown') AS country, count(*) AS sessions, count(DISTINCT x.subject_id) AS people,
       round(avg(x.minutes), 2) AS avg_minutes, percentile_disc(0.9) WITHIN GROUP (ORDER BY x.n) AS n90,
       round(count(*)::numeric / count(DISTINCT x.subject_id), 3) AS per_head, mode() WITHIN GROUP (ORDER BY x.n) AS usual_n
FROM sessions x JOIN subjects p USING (subject_id)
GROUP BY p.country
ORDER BY sessions DESC, country

--: accepted   islands by three methods that must agree
WITH days AS (SELECT DISTINCT subject_id, event_at::date AS day FROM events),
a AS (
    SELECT subject_id, min(day) AS f, max(day) AS t FROM (
        SELECT subject_id, day, day - row_number() OVER (PARTITION BY subject_id ORDER BY day) * INTERVAL '1 day' AS g FROM days) AS x
    GROUP BY subject_id, g
), b AS (
    SELECT subject_id, min(day) AS f, max(day) AS t FROM (
        SELECT subject_id, day, sum(brk) OVER (PARTITION BY subject_id ORDER BY day) AS g FROM (
            SELECT subject_id, day, (day - lag(day, 1, day - 2) OVER (PARTITION BY subject_id ORDER BY day) > 1)::int AS brk FROM days) AS y) AS x
    GROUP BY subject_id, g
), c AS (
    SELECT d.subject_id, d.day AS f,
           (SELECT min(e.day) FROM days e WHERE e.subject_id = d.subject_id AND e.day >= d.day
              AND NOT EXISTS (SELECT 1 FROM days n WHERE n.subject_id = e.subject_id AND n.day = e.day + 1)) AS t
    FROM days d
    WHERE NOT EXISTS (SELECT 1 FROM days p WHERE p.subject_id = d.subject_id AND p.day = d.day - 1)
)
SELECT (SELECT count(*) FROM a) AS a_n, (SELECT count(*) FROM b) AS b_n, (SELECT count(*) FROM c) AS c_n,
       (SELECT count(*) FROM (SELECT * FROM a EXCEPT SELECT * FROM b) AS x) AS a_not_b,
       (SELECT count(*) FROM (SELECT * FROM b EXCEPT SELECT * FROM c) AS x) AS b_not_c,
       (SELECT max(t - f + 1) FROM a) AS longest,
       (SELECT string_agg(subject_id::text, ',' ORDER BY subject_id) FROM c WHERE t - f + 1 >= 9) AS who

--: accepted   point in time join with corrections on the trap predictions
SELECT p.prediction_id, p.subject_id, f.feature, f.value, p.predicted_at - f.event_at AS age,
       f.feature_value_id, f.arrived_at <= p.predicted_at AS known,
       count(*) OVER (PARTITION BY p.prediction_id) AS features
FROM predictions p
LEFT JOIN LATERAL (
    SELECT DISTINCT ON (v.feature) v.*
    FROM feature_values v
    WHERE v.subject_id = p.subject_id AND v.event_at <= p.predicted_at AND v.arrived_at <= p.predicted_at
    ORDER BY v.feature, v.event_at DESC, v.arrived_at DESC, v.feature_value_id DESC
) AS f ON true
WHERE p.prediction_id BETWEEN 242 AND 251
ORDER BY p.prediction_id, f.feature

--: accepted   point in time values pivoted by filtered array aggregates
SELECT p.prediction_id, p.score,
       (array_agg(v.value ORDER BY v.event_at DESC, v.arrived_at DESC, v.feature_value_id DESC) FILTER (WHERE v.feature = 'avg_basket'))[1] AS avg_basket,
       (array_agg(v.value ORDER BY v.event_at DESC, v.arrived_at DESC, v.feature_value_id DESC)
          FILTER (WHERE v.feature = 'avg_basket' AND v.value IS NOT NULL))[1] AS avg_basket_known,
       (array_agg(v.value ORDER BY v.event_at DESC, v.arrived_at DESC, v.feature_value_id DESC) FILTER (WHERE v.feature = 'purchases_30d'))[1] AS purchases,
       COALESCE(max(v.event_at), 'epoch') AS newest, count(v.value) AS n,
       max(v.arrived_at - v.event_at) AS slowest
FROM predictions p
LEFT JOIN feature_values v ON v.subject_id = p.subject_id AND v.arrived_at <= p.predicted_at AND v.event_at <= p.predicted_at
WHERE p.deployment_id IN (12, 13) OR p.prediction_id BETWEEN 242 AND 251
GROUP BY p.prediction_id, p.score
ORDER BY p.prediction_id

--: accepted   retention by seven days since signup in a pivot
WITH act AS (
    SELECT s.subject_id, date_trunc('week', s.signed_up_at)::date AS cohort,
           (e.event_at::date - s.signed_up_at::date) / 7 AS wk
    FROM subjects s LEFT JOIN events e ON e.subject_id = s.subject_id AND e.event_at >= s.signed_up_at
    WHERE s.signed_up_at >= '2024-01-01' AND s.signed_up_at < '2024-05-01'
)
SELECT cohort, count(DISTINCT subject_id) AS size,
       count(DISTINCT subject_id) FILTER (WHERE wk = 1) AS w1,
       count(DISTINCT CASE WHEN wk = 2 THEN subject_id END) AS w2,
       count(DISTINCT subject_id) FILTER (WHERE wk BETWEEN 3 AND 4) AS w3_4,
       round(100.0 * count(DISTINCT subject_id) FILTER (WHERE wk = 1) / count(DISTINCT subject_id), 1) AS pct1,
       max(wk) AS last_week, bool_or(wk >= 1) AS ever,
       sum(count(DISTINCT subject_id)) OVER (ORDER BY cohort) AS running
FROM act
GROUP BY cohort
ORDER BY cohort

--: accepted   funnel with order of steps and time between them
WITH f AS (
    SELECT subject_id,
           min(event_at) FILTER (WHERE event_type = 'visit') AS t1
    FROM events GROUP BY subject_id
), g AS (
    SELECT f.subject_id, f.t1,
           (SELECT min(event_at) FROM events e WHERE e.subject_id = f.subject_id AND event_type = 'view' AND e.event_at > f.t1) AS t2
    FROM f
), h AS (
    SELECT g.*, (SELECT min(event_at) FROM events e WHERE e.subject_id = g.subject_id AND event_type = 'add_to_cart' AND e.event_at >= g.t2) AS t3 FROM g
), i AS (
    SELECT h.*, (SELECT min(event_at) FROM events e WHERE e.subject_id = h.subject_id AND event_type = 'purchase' AND e.event_at >= h.t3) AS t4 FROM h
)
SELECT COALESCE(s.country, '??') AS country, count(*) AS n, count(t1) AS visits, count(t2) AS views, count(t3) AS carts, count(t4) AS purchases,
       round(count(t4)::numeric / NULLIF(count(t1), 0), 3) AS rate,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY t4 - t1) AS median_time, min(t2 - t1) AS fastest_view
FROM i JOIN subjects s USING (subject_id)
GROUP BY ROLLUP (COALESCE(s.country, '??'))
ORDER BY country NULLS LAST

--: accepted   forward fill of gaps in metrics by count over
WITH steps AS (
    SELECT r.run_id, g.step, m.value
    FROM (SELECT run_id, max(step) AS last_step FROM run_metrics WHERE metric = 'val_auc' AND run_id <= 25 GROUP BY run_id) AS r
    CROSS JOIN LATERAL generate_series(0, r.last_step, 100) AS g(step)
    LEFT JOIN run_metrics m ON m.run_id = r.run_id AND m.metric = 'val_auc' AND m.step = g.step
), grp AS (
    SELECT *, count(value) OVER (PARTITION BY run_id ORDER BY step) AS g FROM steps
)
SELECT run_id, step, value, first_value(value) OVER (PARTITION BY run_id, g ORDER BY step) AS filled,
       COALESCE(value, max(value) OVER (PARTITION BY run_id, g), 0) AS filled_again,
       step - first_value(step) OVER (PARTITION BY run_id, g ORDER BY step) AS stale, g
FROM grp
ORDER BY run_id, step

--: accepted   last non-null by array trick, by max of a packed text and by lateral
SELECT m.run_id, m.step, m.value,
       (array_remove(array_agg(m.value) OVER w, NULL))[cardinality(array_remove(array_agg(m.value) OVER w, NULL))] AS by_array,
       substr(max(CASE WHEN m.value IS NOT NULL THEN lpad(m.step::text, 8, '0') || m.value END) OVER w, 9)::float8 AS by_text,
       l.value AS by_lateral,
       max(CASE WHEN m.value IS NOT NULL THEN m.step END) OVER w AS from_step
FROM run_metrics m
LEFT JOIN LATERAL (
    SELECT value FROM run_metrics x
    WHERE x.run_id = m.run_id AND x.metric = m.metric AND x.step <= m.step AND x.value IS NOT NULL ORDER BY x.step DESC LIMIT 1
) AS l ON true
WHERE m.metric = 'val_accuracy' AND m.run_id IN (5, 10, 13, 14, 16, 20)
WINDOW w AS (PARTITION BY m.run_id ORDER BY m.step)
ORDER BY m.run_id, m.step

--: accepted   seven-day averages: by rows, by range and by self join
WITH daily AS (
    SELECT event_at::date AS day, count(*) AS n, COALESCE(sum(value), 0) AS amount
    FROM events WHERE event_at >= '2024-05-01' AND event_at < '2024-06-15' GROUP BY 1
)
SELECT d.day, d.n,
       round(avg(d.n) OVER (ORDER BY d.day ROWS 6 PRECEDING), 3) AS by_rows,
       round(avg(d.n) OVER (ORDER BY d.day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW), 3) AS by_range,
       round(sum(d.n) OVER (ORDER BY d.day RANGE BETWEEN '6 days' PRECEDING AND CURRENT ROW) / 7.0, 3) AS per_day,
       (SELECT round(avg(o.n), 3) FROM daily o WHERE o.day > d.day - 7 AND o.day <= d.day) AS by_join,
       round(stddev_samp(d.amount) OVER (ORDER BY d.day ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING), 3) AS noise_before,
       d.amount > 2 * avg(d.amount) OVER (ORDER BY d.day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING) AS peak
FROM daily d
ORDER BY d.day

--: accepted   percentiles of score and value, filtered and listed
SELECT d.environment,
       count(*) AS n,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY p.score) AS median,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY p.score) AS median_seen,
       percentile_disc(ARRAY[0, 0.25, 1]) WITHIN GROUP (ORDER BY p.score) AS several,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY p.score) FILTER (WHERE l.label) AS p90_true,
       percentile_disc(0.1) WITHIN GROUP (ORDER BY p.score DESC) FILTER (WHERE NOT l.label) AS p90_false,
       mode() WITHIN GROUP (ORDER BY round(p.score::numeric, 1)) AS usual,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY l.label) AS median_label
FROM predictions p
JOIN deployments d USING (deployment_id)
LEFT JOIN labels l USING (prediction_id)
GROUP BY d.environment
ORDER BY d.environment

--: accepted   mode with ties and hypothetical places
SELECT model,
       mode() WITHIN GROUP (ORDER BY status) AS usual_status,
       mode() WITHIN GROUP (ORDER BY seed DESC) AS usual_seed,
       mode() WITHIN GROUP (ORDER BY extract(dow FROM started_at)) AS usual_dow,
       rank(INTERVAL '1 hour') WITHIN GROUP (ORDER BY finished_at - started_at) AS place_of_hour,
       round(percent_rank(INTERVAL '1 hour') WITHIN GROUP (ORDER BY finished_at - started_at)::numeric, 4) AS pct_of_hour,
       round(cume_dist(42) WITHIN GROUP (ORDER BY seed)::numeric, 4) AS cume_42,
       dense_rank(0) WITHIN GROUP (ORDER BY seed NULLS FIRST) AS dense_0
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   correlation and regression of loss on step
SELECT run_id, count(value) AS n,
       round(corr(value, step)::numeric, 5) AS r,
       round((regr_slope(value, step) * 1000)::numeric, 5) AS slope,
       round(regr_intercept(value, step)::numeric, 5) AS intercept,
       round(regr_r2(value, step)::numeric, 5) AS r2,
       regr_count(value, step) AS pairs, round(regr_avgx(value, step)::numeric, 2) AS avg_x,
       round(covar_pop(value, step)::numeric, 4) AS cov_pop, round(covar_samp(value, step)::numeric, 4) AS cov_samp,
       round(corr(CASE WHEN value > 0 THEN ln(value) END, ln(step + 1))::numeric, 5) AS r_log
FROM run_metrics
WHERE metric = 'loss'
GROUP BY run_id
HAVING count(value) > 2
ORDER BY run_id

--: accepted   spread of small groups where samples are one or none
SELECT user_id, model, count(*) AS n, count(finished_at) AS done,
       round(stddev(extract(epoch FROM finished_at - started_at)), 3) AS sd,
       round(stddev_pop(extract(epoch FROM finished_at - started_at)), 3) AS sd_pop,
       round(variance(seed), 3) AS var_seed, round(var_pop(seed), 3) AS var_pop_seed,
       round((stddev_samp(seed::float8) / NULLIF(avg(seed), 0))::numeric, 4) AS cv,
       corr(seed, run_id) IS NULL AS no_corr,
       COALESCE(stddev(seed), -1) < 0 AS undefined
FROM training_runs
GROUP BY user_id, model
ORDER BY user_id, model

--: accepted   confusion matrix at several thresholds
SELECT t.threshold,
       count(*) FILTER (WHERE p.score >= t.threshold AND l.label) AS tp,
       count(*) FILTER (WHERE p.score >= t.threshold AND NOT l.label) AS fp,
       count(*) FILTER (WHERE p.score < t.threshold AND l.label) AS fn,
       sum((p.score < t.threshold AND l.label = false)::int) AS tn,
       round(count(*) FILTER (WHERE p.score >= t.threshold AND l.label) * 1.0
             / NULLIF(count(*) FILTER (WHERE p.score >= t.threshold), 0), 4) AS precision_,
       round(avg(CASE WHEN l.label THEN (p.score >= t.threshold)::int END), 4) AS recall,
       round(avg(((p.score >= t.threshold) = l.label)::int), 4) AS accuracy
FROM predictions p
JOIN labels l ON l.prediction_id = p.prediction_id AND l.label IS NOT NULL
CROSS JOIN (VALUES (0), (0.25), (0.5), (0.75), (1), (1.1)) AS t(threshold)
GROUP BY t.threshold
ORDER BY t.threshold

--: accepted   area under the curve by ranks with ties, per deployment
WITH scored AS (
    SELECT p.deployment_id, l.label, p.score,
           rank() OVER w + (count(*) OVER (PARTITION BY p.deployment_id, p.score) - 1) / 2.0 AS avg_rank
    FROM predictions p JOIN labels l USING (prediction_id)
    WHERE l.label IS NOT NULL
    WINDOW w AS (PARTITION BY p.deployment_id ORDER BY p.score)
), sums AS (
    SELECT deployment_id, sum(avg_rank) FILTER (WHERE label) AS r, count(*) FILTER (WHERE label) AS pos, count(*) FILTER (WHERE NOT label) AS neg
    FROM scored GROUP BY deployment_id
)
SELECT s.deployment_id, s.pos, s.neg, s.r,
       round((s.r - s.pos * (s.pos + 1) / 2.0) / NULLIF(s.pos * s.neg, 0), 5) AS auc,
       (SELECT round(avg(CASE WHEN a.score > b.score THEN 1 WHEN a.score = b.score THEN 0.5 ELSE 0 END), 5)
        FROM scored a JOIN scored b ON a.label AND NOT b.label AND b.deployment_id = a.deployment_id
        WHERE a.deployment_id = s.deployment_id) AS auc_by_pairs
FROM sums s
ORDER BY s.deployment_id

--: accepted   histogram of scores with empty buckets and the right edge
SELECT b.k, (b.k - 1) / 10.0 AS from_score, count(p.prediction_id) AS n,
       count(l.label) AS labelled, round(avg(l.label::int), 4) AS rate,
       rpad('', (count(p.prediction_id) / 10)::int, '*') AS bar,
       round(count(p.prediction_id) * 100.0 / NULLIF(sum(count(p.prediction_id)) OVER (), 0), 2) AS pct,
       sum(count(p.prediction_id)) OVER (ORDER BY b.k) AS cum
FROM generate_series(0, 11) AS b(k)
LEFT JOIN predictions p ON width_bucket(p.score, 0.0, 1.0, 10) = b.k
LEFT JOIN labels l USING (prediction_id)
GROUP BY b.k
ORDER BY b.k

--: accepted   width_bucket of values with reversed and uneven borders
SELECT width_bucket(value, 0, 200, 4) AS even, width_bucket(value, 200, 0, 4) AS reversed,
       width_bucket(value::float8, ARRAY[0, 10, 50, 100]::float8[]) AS uneven,
       count(*) AS n, min(value) AS lo, max(value) AS hi, round(avg(value), 2) AS mean,
       round(stddev_pop(value), 2) AS sd, count(DISTINCT subject_id) AS people
FROM events
WHERE event_type = 'purchase'
GROUP BY 1, 2, 3
ORDER BY 1 NULLS LAST, 2, 3

--: accepted   cumulative distribution and quantile groups with ties
SELECT subject_id, total,
       round(cume_dist() OVER (ORDER BY total)::numeric, 4) AS cd, round(percent_rank() OVER (ORDER BY total)::numeric, 4) AS pr,
       ntile(4) OVER (ORDER BY total, subject_id) AS quarter,
       rank() OVER (ORDER BY total DESC) AS place, dense_rank() OVER (ORDER BY total DESC) AS dense,
       round(sum(total) OVER (ORDER BY total DESC, subject_id) / sum(total) OVER (), 4) AS pareto,
       sum(total) OVER (ORDER BY total DESC) - sum(total) OVER (ORDER BY total DESC ROWS UNBOUNDED PRECEDING EXCLUDE TIES) >= 0 AS peers
FROM (
    SELECT subject_id, sum(value) AS total FROM events WHERE event_type = 'purchase' GROUP BY subject_id HAVING sum(value) > 0
) AS t
ORDER BY total DESC, subject_id
LIMIT 60

--: accepted   best run per model by four methods
WITH best AS (
    SELECT r.model, r.run_id, r.started_at, max(m.value) AS acc
    FROM training_runs r JOIN run_metrics m ON m.run_id = r.run_id AND m.metric = 'val_accuracy'
    GROUP BY r.model, r.run_id, r.started_at
)
SELECT x.model,
       (array_agg(x.run_id ORDER BY x.acc DESC NULLS LAST, x.started_at, x.run_id))[1] AS by_array,
       (SELECT b.run_id FROM best b WHERE b.model = x.model ORDER BY b.acc DESC NULLS LAST, b.started_at, b.run_id LIMIT 1) AS by_limit,
       min(x.run_id) FILTER (WHERE x.acc = t.top) AS by_filter,
       split_part(max(to_char(x.acc, 'FM0.000000') || ':' || lpad(x.run_id::text, 4, '0')), ':', 2)::int AS by_text,
       count(*) FILTER (WHERE x.acc = t.top) AS tied, t.top
FROM best x
JOIN (SELECT model, max(acc) AS top FROM best GROUP BY model) AS t USING (model)
GROUP BY x.model, t.top
ORDER BY x.model

--: accepted   top two values per type with ties kept
SELECT event_type, country, amount, place
FROM (
    SELECT e.event_type, COALESCE(s.country, '??') AS country, sum(e.value) AS amount,
           rank() OVER (PARTITION BY e.event_type ORDER BY sum(e.value) DESC NULLS LAST) AS place,
           count(*) OVER (PARTITION BY e.event_type) AS countries_n
    FROM events e JOIN subjects s USING (subject_id)
    GROUP BY e.event_type, s.country
) AS t
WHERE place <= 2
ORDER BY event_type, place, country

--: accepted   first and last event of each subject in one row
SELECT subject_id,
       (array_agg(event_type ORDER BY event_at, event_id))[1] AS first_type,
       (array_agg(event_type ORDER BY event_at DESC, event_id DESC))[1] AS last_type,
       min(event_at) AS first_at, max(event_at) AS last_at,
       (max(ARRAY[extract(epoch FROM event_at)::bigint, event_id]))[2] AS last_id_by_array,
       max(event_at) FILTER (WHERE event_type = 'purchase') - min(event_at) FILTER (WHERE event_type = 'visit') AS visit_to_purchase,
       (array_agg(value ORDER BY event_at, event_id) FILTER (WHERE event_type = 'purchase'))[1] AS first_amount,
       (array_agg(value ORDER BY value DESC))[1] AS null_or_greatest
FROM events
GROUP BY subject_id
HAVING count(*) >= 5
ORDER BY subject_id

--: accepted   weighted averages and shares that guard against zero
SELECT e.experiment_id, e.name,
       count(DISTINCT v.name) AS variants,
       round(sum(v.traffic_share * a.n) / NULLIF(sum(a.n), 0), 5) AS weighted_share,
       round(sum(a.n * v.traffic_share) / sum(v.traffic_share), 3) AS n_weighted,
       sum(a.n) AS subjects,
       round(max(abs(a.n::numeric / NULLIF(t.total, 0) - v.traffic_share)), 4) AS worst,
       round(sum((a.n - t.total * v.traffic_share) ^ 2 / NULLIF(t.total * v.traffic_share, 0)), 4) AS chi2
FROM experiments e
JOIN variants v USING (experiment_id)
CROSS JOIN LATERAL (SELECT count(*) AS n FROM assignments g WHERE g.experiment_id = v.experiment_id AND g.variant = v.name) AS a
CROSS JOIN LATERAL (SELECT count(*) AS total FROM assignments g WHERE g.experiment_id = e.experiment_id) AS t
GROUP BY e.experiment_id, e.name
ORDER BY e.experiment_id

--: accepted   log-loss and Brier score with guarded logarithms
SELECT p.deployment_id, count(*) AS n,
       round((-avg(CASE WHEN l.label THEN ln(GREATEST(p.score, 1e-6)) ELSE ln(GREATEST(1 - p.score, 1e-6)) END))::numeric, 6) AS log_loss,
       round(avg((p.score - l.label::int) ^ 2)::numeric, 6) AS brier,
       round(avg(l.label::int), 4) AS base_rate,
       round((sum(-ln(LEAST(GREATEST(abs(p.score - 1 + l.label::int), 1e-6), 1 - 1e-6))) / count(*))::numeric, 6) AS log_loss_again,
       round(max(-ln(GREATEST(CASE l.label WHEN true THEN p.score ELSE 1 - p.score END, 1e-6)))::numeric, 4) AS worst
FROM predictions p JOIN labels l USING (prediction_id)
WHERE l.label IS NOT NULL
GROUP BY p.deployment_id
ORDER BY log_loss DESC, p.deployment_id

--: accepted   z-scores and min-max scaling within features
WITH v AS (
    SELECT feature, subject_id, feature_value_id, value,
           avg(value) OVER w AS mean, stddev_samp(value) OVER w AS sd, min(value) OVER w AS lo, max(value) OVER w AS hi, count(value) OVER w AS n
    FROM feature_values
    WINDOW w AS (PARTITION BY feature)
)
SELECT feature, feature_value_id, value,
       round(((value - mean) / NULLIF(sd, 0))::numeric, 4) AS z,
       round(((value - lo) / NULLIF(hi - lo, 0))::numeric, 4) AS scaled,
       sign(value - mean) AS side, n,
       row_number() OVER (PARTITION BY feature ORDER BY abs(value - mean) DESC NULLS LAST, feature_value_id) AS strangeness
FROM v
WHERE abs(value - mean) > 2 * sd
ORDER BY feature, feature_value_id

--: accepted   difference of variants with standard error and z
WITH per_subject AS (
    SELECT a.experiment_id, a.variant, a.subject_id,
           COALESCE(sum(e.value) FILTER (WHERE e.event_type = 'purchase'), 0)
             - COALESCE(sum(e.value) FILTER (WHERE e.event_type = 'refund'), 0) AS net,
           count(*) FILTER (WHERE e.event_type = 'purchase') > 0 AS bought
    FROM assignments a
    LEFT JOIN events e ON e.subject_id = a.subject_id AND e.event_at >= a.assigned_at
    GROUP BY a.experiment_id, a.variant, a.subject_id
), stats AS (
    SELECT p.experiment_id, v.is_control, p.variant, count(*) AS n, avg(net) AS mean, var_samp(net) AS var, avg(bought::int) AS rate
    FROM per_subject p JOIN variants v ON v.experiment_id = p.experiment_id AND v.name = p.variant
    GROUP BY p.experiment_id, v.is_control, p.variant
)
SELECT t.experiment_id, t.variant, t.n, round(t.mean, 3) AS mean, round(t.mean - c.mean, 3) AS lift,
       round(((t.mean - c.mean) / NULLIF(sqrt(t.var / t.n + c.var / c.n), 0))::numeric, 3) AS z,
       round(100 * (t.rate / NULLIF(c.rate, 0) - 1), 2) AS rate_lift_pct
FROM stats t JOIN stats c ON c.experiment_id = t.experiment_id AND c.is_control
WHERE NOT t.is_control
ORDER BY t.experiment_id, t.variant

--: accepted   Kolmogorov-Smirnov distance and average precision
WITH o AS (
    SELECT p.score, l.label,
           count(*) FILTER (WHERE l.label) OVER w AS tp, count(*) FILTER (WHERE NOT l.label) OVER w AS fp,
           count(*) OVER w AS n,
           count(*) FILTER (WHERE l.label) OVER () AS all_pos, count(*) FILTER (WHERE NOT l.label) OVER () AS all_neg
    FROM predictions p JOIN labels l USING (prediction_id) WHERE l.label IS NOT NULL
    WINDOW w AS (ORDER BY p.score DESC)
), pts AS (
    SELECT DISTINCT score, tp, fp, n, all_pos, all_neg FROM o
)
SELECT count(*) AS thresholds,
       round(max(abs(tp::numeric / all_pos - fp::numeric / all_neg)), 5) AS ks,
       (array_agg(score ORDER BY tp::numeric / all_pos - fp::numeric / all_neg DESC, score))[1] AS ks_at,
       round(sum((tp - prev) * 1.0 / all_pos * tp / n), 5) AS average_precision,
       max(2.0 * tp / (n + all_pos))::numeric(6, 5) AS best_f1
FROM (SELECT pts.*, COALESCE(lag(tp) OVER (ORDER BY score DESC), 0) AS prev FROM pts) AS q

--: accepted   month over month growth with missing months
WITH m AS (
    SELECT date_trunc('month', event_at) AS month, sum(value) AS amount, count(DISTINCT subject_id) AS buyers
    FROM events WHERE event_type = 'purchase' GROUP BY 1
), grid AS (
    SELECT generate_series(min(month), max(month), '1 month') AS month FROM m
)
SELECT to_char(g.month, 'YYYY-MM') AS month, m.amount, m.buyers,
       round(100 * (m.amount / NULLIF(lag(m.amount) OVER w, 0) - 1), 2) AS growth_pct,
       round(m.amount / NULLIF(m.buyers, 0), 2) AS per_buyer,
       sum(m.amount) OVER (PARTITION BY date_trunc('year', g.month) ORDER BY g.month) AS year_to_date,
       m.amount - first_value(m.amount) OVER (PARTITION BY extract(quarter FROM g.month), extract(year FROM g.month) ORDER BY g.month) AS in_quarter,
       CASE WHEN m.amount > max(m.amount) OVER (ORDER BY g.month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 'record' END AS record
FROM grid g LEFT JOIN m USING (month)
WINDOW w AS (ORDER BY g.month)
ORDER BY g.month

--: accepted   stopping early: first step after which loss never got better
WITH l AS (
    SELECT run_id, step, value,
           min(value) OVER (PARTITION BY run_id ORDER BY step) AS best_so_far,
           min(value) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS best_later,
           lead(value, 2) OVER (PARTITION BY run_id ORDER BY step) AS two_later
    FROM run_metrics WHERE metric = 'loss'
)
SELECT run_id, min(step) FILTER (WHERE value = best_so_far AND COALESCE(best_later >= value, true)) AS best_step,
       max(step) AS last_step, count(*) FILTER (WHERE value > best_so_far) AS worse_steps,
       count(*) FILTER (WHERE value IS NULL) AS nan_steps,
       max(step) - min(step) FILTER (WHERE value <= best_so_far AND (best_later IS NULL OR best_later >= value)) AS wasted,
       round((max(value) - min(value))::numeric, 4) AS range, count(*) FILTER (WHERE two_later < value) AS falling
FROM l
GROUP BY run_id
ORDER BY run_id

--: accepted   moving median and frame functions
SELECT m.run_id, m.step, m.value,
       (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x.value) FROM run_metrics x
        WHERE x.run_id = m.run_id AND x.metric = m.metric AND x.step BETWEEN m.step - 200 AND m.step + 200) AS median5,
       nth_value(m.value, 2) OVER w AS second_seen, last_value(m.value) OVER w AS last_in_frame,
       max(m.value) OVER (PARTITION BY m.run_id ORDER BY m.step RANGE BETWEEN 200 PRECEDING AND 200 FOLLOWING EXCLUDE CURRENT ROW) AS max_around,
       count(*) OVER (PARTITION BY m.run_id ORDER BY m.step GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS in_groups
FROM run_metrics m
WHERE m.metric = 'loss' AND m.run_id BETWEEN 1 AND 8
WINDOW w AS (PARTITION BY m.run_id ORDER BY m.step ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING)
ORDER BY m.run_id, m.step

--: accepted   entropy and concentration of event types by country
SELECT COALESCE(country, '??') AS country, sum(n) AS events,
       round((-sum(p * ln(p)))::numeric, 5) AS entropy, round((-sum(p * log(2, p::numeric)))::numeric, 5) AS bits,
       round(sum(p ^ 2)::numeric, 5) AS concentration,
       round(exp(sum(ln(n)) / count(*))::numeric, 3) AS geometric_mean,
       max(event_type) FILTER (WHERE rk = 1) AS main_type
FROM (
    SELECT s.country, e.event_type, count(*) AS n,
           count(*)::float8 / sum(count(*)) OVER (PARTITION BY s.country) AS p,
           row_number() OVER (PARTITION BY s.country ORDER BY count(*) DESC, e.event_type) AS rk
    FROM events e JOIN subjects s USING (subject_id) GROUP BY s.country, e.event_type
) AS t
GROUP BY country
ORDER BY events DESC, country

--: accepted   agreement of twin deployments on the same subjects
SELECT count(*) AS pairs, round(corr(a.score, b.score)::numeric, 5) AS r,
       count(*) FILTER (WHERE (a.score >= 0.5) = (b.score >= 0.5)) AS same_side,
       round(avg(abs(a.score - b.score))::numeric, 6) AS mean_gap, round(sqrt(avg((a.score - b.score) ^ 2))::numeric, 6) AS rmse,
       round((avg(((a.score >= 0.5) = (b.score >= 0.5))::int) - avg((a.score >= 0.5)::int) * avg((b.score >= 0.5)::int))::numeric, 5) AS over_chance,
       round(regr_slope(b.score, a.score)::numeric, 5) AS slope,
       count(la.label) + count(lb.label) AS labels, count(*) FILTER (WHERE la.label IS DISTINCT FROM lb.label) AS labels_differ
FROM predictions a
JOIN predictions b ON b.subject_id = a.subject_id AND b.deployment_id = 13
LEFT JOIN labels la ON la.prediction_id = a.prediction_id
LEFT JOIN labels lb ON lb.prediction_id = b.prediction_id
WHERE a.deployment_id = 12

--: accepted   recency, frequency and money in fifths, as a code
WITH rfm AS (
    SELECT subject_id, DATE '2025-03-31' - max(event_at)::date AS recency, count(*) AS freq, COALESCE(sum(value), 0) AS money
    FROM events WHERE event_type = 'purchase' GROUP BY subject_id
), q AS (
    SELECT *, 6 - ntile(5) OVER (ORDER BY recency, subject_id) AS r, ntile(5) OVER (ORDER BY freq, subject_id) AS f,
           width_bucket(percent_rank() OVER (ORDER BY money), 0, 1, 5) AS m
    FROM rfm
)
SELECT concat(r, f, LEAST(m, 5)) AS code, r || f::text AS short, count(*) AS n, round(avg(money), 2) AS avg_money, min(recency) AS freshest,
       max(freq) AS most, (array_agg(subject_id ORDER BY money DESC, subject_id))[1:3] AS top_three,
       round(sum(money) * 100 / NULLIF(sum(sum(money)) OVER (), 0), 2) AS pct
FROM q
GROUP BY r, f, LEAST(m, 5)
HAVING count(*) > 1
ORDER BY code

--: accepted   survival of subjects: share still active after so many days
WITH life AS (
    SELECT s.subject_id, GREATEST(max(e.event_at)::date - s.signed_up_at::date, 0) AS days,
           max(e.event_at) < TIMESTAMP '2025-03-01' AS gone
    FROM subjects s JOIN events e USING (subject_id) GROUP BY s.subject_id, s.signed_up_at
), t AS (
    SELECT days / 30 AS month, count(*) FILTER (WHERE gone) AS deaths, count(*) AS leaving FROM life GROUP BY 1
), r AS (
    SELECT month, deaths, sum(leaving) OVER (ORDER BY month DESC) AS at_risk FROM t
)
SELECT month, deaths, at_risk, round(deaths / at_risk, 4) AS hazard,
       CASE WHEN bool_or(deaths = at_risk) OVER (ORDER BY month) THEN 0
            ELSE round(exp(sum(ln(NULLIF(1 - deaths / at_risk, 0))) OVER (ORDER BY month))::numeric, 4) END AS survival
FROM r
ORDER BY month

--: accepted   users ranked by success with a smoothed rate and ties
SELECT u.user_id, u.team,
       count(r.run_id) AS runs, count(*) FILTER (WHERE r.status = 'succeeded') AS good,
       round(avg((r.status = 'succeeded')::int), 4) AS rate,
       round((count(*) FILTER (WHERE r.status = 'succeeded') + 2) / (count(r.run_id) + 4.0), 4) AS smoothed,
       rank() OVER (ORDER BY count(r.run_id) DESC) AS by_runs,
       rank() OVER (PARTITION BY u.team ORDER BY avg((r.status = 'succeeded')::int) DESC NULLS LAST) AS in_team,
       lag(u.user_id) OVER (PARTITION BY count(r.run_id) ORDER BY u.user_id) AS tied_with,
       count(*) OVER (PARTITION BY count(r.run_id)) AS sharing_n
FROM users u LEFT JOIN training_runs r USING (user_id)
GROUP BY u.user_id, u.team
ORDER BY runs DESC, u.user_id
