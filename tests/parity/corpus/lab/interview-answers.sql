--: accepted   conversion per variant counting purchases after exposure only
SELECT a.experiment_id, a.variant,
       count(*) AS exposed,
       count(p.first_purchase) AS converted,
       round(100.0 * count(p.first_purchase) / count(*), 2) AS conversion_pct
FROM assignments a
LEFT JOIN LATERAL (
    SELECT min(e.event_at) AS first_purchase
    FROM events e
    WHERE e.subject_id = a.subject_id
      AND e.event_type = 'purchase'
      AND e.event_at >= a.assigned_at
) p ON true
GROUP BY a.experiment_id, a.variant
ORDER BY a.experiment_id, a.variant COLLATE "C"

--: accepted   lift of every treatment over its control
WITH conv AS (
    SELECT v.experiment_id, v.name, v.is_control,
           count(a.subject_id) AS n,
           count(a.subject_id) FILTER (WHERE EXISTS (
               SELECT 1 FROM events e
               WHERE e.subject_id = a.subject_id
                 AND e.event_type = 'purchase'
                 AND e.event_at >= a.assigned_at)) AS k
    FROM variants v
    LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND a.variant = v.name
    GROUP BY v.experiment_id, v.name, v.is_control
), rates AS (
    SELECT *, k::numeric / nullif(n, 0) AS rate FROM conv
)
SELECT t.experiment_id, t.name, t.n, t.k,
       round(t.rate, 4) AS rate,
       round(c.rate, 4) AS control_rate,
       round((t.rate - c.rate) / nullif(c.rate, 0) * 100, 1) AS lift_pct
FROM rates t
JOIN rates c ON c.experiment_id = t.experiment_id AND c.is_control
WHERE NOT t.is_control
ORDER BY t.experiment_id, t.name COLLATE "C"

--: accepted   two proportion z score for experiment 4
WITH s AS (
    SELECT a.variant,
           count(*) AS n,
           sum(CASE WHEN EXISTS (SELECT 1 FROM events e
                                 WHERE e.subject_id = a.subject_id
                                   AND e.event_type = 'purchase'
                                   AND e.event_at > a.assigned_at) THEN 1 ELSE 0 END) AS x
    FROM assignments a
    WHERE a.experiment_id = 4
    GROUP BY a.variant
), pooled AS (
    SELECT sum(x) / sum(n) AS p FROM s
)
SELECT t.n, c.n, t.x, c.x,
       round(pooled.p, 5) AS pooled,
       round((t.x::numeric / t.n - c.x::numeric / c.n)
             / nullif(sqrt(pooled.p * (1 - pooled.p) * (1.0 / t.n + 1.0 / c.n)), 0), 4) AS z
FROM s t, s c, pooled
WHERE t.variant = 'carousel' AND c.variant = 'control'

--: accepted   sample ratio mismatch chi square per experiment
WITH observed AS (
    SELECT v.experiment_id, v.name, v.traffic_share, count(a.subject_id) AS n
    FROM variants v
    LEFT JOIN assignments a ON (a.experiment_id, a.variant) = (v.experiment_id, v.name)
    GROUP BY v.experiment_id, v.name, v.traffic_share
), expected AS (
    SELECT *, sum(n) OVER w * traffic_share / sum(traffic_share) OVER w AS e
    FROM observed
    WINDOW w AS (PARTITION BY experiment_id)
)
SELECT experiment_id, count(*) AS variants, sum(n) AS assigned,
       round(sum((n - e) ^ 2 / nullif(e, 0)), 3) AS chi2,
       count(*) - 1 AS df
FROM expected
GROUP BY experiment_id
HAVING sum(n) > 0
ORDER BY chi2 DESC, experiment_id

--: accepted   standard error of average revenue per exposed subject
WITH rev AS (
    SELECT a.variant, a.subject_id,
           coalesce(sum(e.value) FILTER (WHERE e.event_type = 'purchase'), 0)
         - coalesce(sum(e.value) FILTER (WHERE e.event_type = 'refund'), 0) AS net
    FROM assignments a
    LEFT JOIN events e ON e.subject_id = a.subject_id AND e.event_at >= a.assigned_at
    WHERE a.experiment_id = 3
    GROUP BY a.variant, a.subject_id
)
SELECT variant, count(*) AS n, avg(net) AS mean,
       stddev_samp(net) AS sd,
       stddev_samp(net) / sqrt(count(*)) AS se,
       min(net), max(net)
FROM rev
GROUP BY variant
ORDER BY variant

--: accepted   CUPED adjusted means for experiment 3
WITH base AS (
    SELECT a.subject_id, a.variant,
           coalesce(sum(e.value) FILTER (WHERE e.event_at < a.assigned_at), 0) AS pre,
           coalesce(sum(e.value) FILTER (WHERE e.event_at >= a.assigned_at), 0) AS post
    FROM assignments a
    LEFT JOIN events e ON e.subject_id = a.subject_id AND e.event_type = 'purchase'
    WHERE a.experiment_id = 3
    GROUP BY a.subject_id, a.variant
), theta AS (
    SELECT regr_slope(post, pre) AS th, avg(pre) AS mu FROM base
)
SELECT b.variant, count(*) AS n,
       round(avg(b.post), 4) AS raw_mean,
       round(avg(b.post - t.th * (b.pre - t.mu))::numeric, 4) AS cuped_mean,
       round(var_samp(b.post), 2) AS raw_var,
       round(var_samp(b.post - t.th * (b.pre - t.mu))::numeric, 2) AS cuped_var
FROM base b CROSS JOIN theta t
GROUP BY b.variant
ORDER BY b.variant

--: accepted   p value by erfc for the green button
WITH x AS (
    SELECT v.is_control, count(*)::float8 AS n,
           count(*) FILTER (WHERE a.subject_id IN
               (SELECT subject_id FROM events WHERE event_type = 'purchase' AND event_at >= '2023-09-04'))::float8 AS k
    FROM assignments a
    JOIN variants v ON v.experiment_id = a.experiment_id AND v.name = a.variant
    WHERE a.experiment_id = 1
    GROUP BY v.is_control
), z AS (
    SELECT (t.k / t.n - c.k / c.n)
           / sqrt((t.k + c.k) / (t.n + c.n) * (1 - (t.k + c.k) / (t.n + c.n)) * (1 / t.n + 1 / c.n)) AS z
    FROM x t JOIN x c ON c.is_control AND NOT t.is_control
)
SELECT round(z::numeric, 3) AS z, round(erfc(abs(z) / sqrt(2))::numeric, 3) AS p_value
FROM z

--: accepted   purchases before and after assignment per experiment
SELECT experiment_id,
       count(*) FILTER (WHERE e.event_at < a.assigned_at) AS before,
       count(*) FILTER (WHERE e.event_at >= a.assigned_at) AS after,
       count(*) FILTER (WHERE e.event_at >= a.assigned_at)
           / nullif(count(*) FILTER (WHERE e.event_at < a.assigned_at), 0) AS int_ratio,
       sum(e.value) AS total
FROM assignments a
JOIN events e USING (subject_id)
WHERE e.event_type = 'purchase'
GROUP BY experiment_id
ORDER BY experiment_id

--: accepted   days from assignment to first purchase median per variant
WITH f AS (
    SELECT DISTINCT ON (a.subject_id, a.experiment_id)
           a.experiment_id, a.variant, a.subject_id,
           e.event_at - a.assigned_at AS wait
    FROM assignments a
    JOIN events e ON e.subject_id = a.subject_id
                 AND e.event_type = 'purchase'
                 AND e.event_at >= a.assigned_at
    ORDER BY a.subject_id, a.experiment_id, e.event_at, e.event_id
)
SELECT experiment_id, variant, count(*),
       percentile_disc(0.5) WITHIN GROUP (ORDER BY wait) AS median_disc,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY wait) AS median_cont,
       min(wait), max(wait)
FROM f
GROUP BY experiment_id, variant
ORDER BY experiment_id, variant COLLATE "C"

--: accepted   subjects seen by more than one experiment at once
SELECT a.experiment_id AS exp_a, b.experiment_id AS exp_b, count(*) AS both_seen,
       count(DISTINCT a.variant || '/' || b.variant) AS combos
FROM assignments a
JOIN assignments b ON b.subject_id = a.subject_id AND b.experiment_id > a.experiment_id
GROUP BY a.experiment_id, b.experiment_id
HAVING count(*) >= 10
ORDER BY both_seen DESC, exp_a, exp_b

--: accepted   planned share against actual share
SELECT v.experiment_id, v.name, v.traffic_share,
       count(a.subject_id) AS n,
       round(count(a.subject_id) / sum(count(a.subject_id)) OVER (PARTITION BY v.experiment_id), 3) AS actual,
       v.traffic_share - round(count(a.subject_id) / sum(count(a.subject_id)) OVER (PARTITION BY v.experiment_id), 3) AS diff
FROM variants v
LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND a.variant = v.name
WHERE v.experiment_id IN (SELECT experiment_id FROM assignments)
GROUP BY v.experiment_id, v.name, v.traffic_share
ORDER BY v.experiment_id, v.name COLLATE "C"

--: accepted   running length in days of each experiment
SELECT experiment_id, started_on, ended_on,
       ended_on - started_on + 1 AS days,
       coalesce(ended_on, DATE '2025-03-31') - started_on AS so_far,
       age(coalesce(ended_on, DATE '2025-03-31'), started_on) AS as_age,
       config->>'min_days' AS min_days,
       (ended_on - started_on + 1) >= (config->>'min_days')::int AS long_enough
FROM experiments
ORDER BY started_on NULLS FIRST, experiment_id

--: accepted   overlapping experiments by OVERLAPS
SELECT a.experiment_id, b.experiment_id
FROM experiments a
JOIN experiments b ON a.experiment_id < b.experiment_id
WHERE (a.started_on, coalesce(a.ended_on, DATE '2025-03-31'))
      OVERLAPS (b.started_on, coalesce(b.ended_on, DATE '2025-03-31'))
ORDER BY 1, 2

--: accepted   experiments active on each first of the month
SELECT m::date AS month, count(e.experiment_id) AS active,
       coalesce(array_agg(e.experiment_id ORDER BY e.experiment_id) FILTER (WHERE e.experiment_id IS NOT NULL), '{}') AS ids
FROM generate_series(TIMESTAMP '2023-08-01', TIMESTAMP '2025-03-01', INTERVAL '1 month') AS m
LEFT JOIN experiments e
       ON m::date BETWEEN e.started_on AND coalesce(e.ended_on, 'infinity'::date)
GROUP BY m
ORDER BY m

--: accepted   assignments outside the experiment window
SELECT e.experiment_id,
       count(*) FILTER (WHERE a.assigned_at < e.started_on) AS too_early,
       count(*) FILTER (WHERE a.assigned_at > e.ended_on) AS later_than_midnight_of_last_day,
       count(*) FILTER (WHERE a.assigned_at >= e.ended_on + 1) AS too_late,
       count(*) FILTER (WHERE a.assigned_at::date = e.ended_on) AS on_last_day
FROM experiments e
JOIN assignments a ON a.experiment_id = e.experiment_id
GROUP BY e.experiment_id
ORDER BY e.experiment_id

--: accepted   daily cumulative assignments per variant of experiment 3
SELECT assigned_at::date AS day, variant, count(*) AS n,
       sum(count(*)) OVER (PARTITION BY variant ORDER BY assigned_at::date) AS so_far,
       round(sum(count(*)) OVER (PARTITION BY variant ORDER BY assigned_at::date)
             / sum(count(*)) OVER (PARTITION BY variant), 3) AS part
FROM assignments
WHERE experiment_id = 3
GROUP BY 1, 2
ORDER BY 1, 2

--: accepted   mean difference with confidence interval per experiment
WITH per_subject AS (
    SELECT a.experiment_id, a.subject_id, v.is_control,
           count(e.event_id) AS visits
    FROM assignments a
    JOIN variants v ON v.experiment_id = a.experiment_id AND v.name = a.variant
    LEFT JOIN events e ON e.subject_id = a.subject_id
                      AND e.event_type = 'visit'
                      AND e.event_at >= a.assigned_at
    GROUP BY 1, 2, 3
), agg AS (
    SELECT experiment_id,
           avg(visits) FILTER (WHERE is_control) AS mc,
           avg(visits) FILTER (WHERE NOT is_control) AS mt,
           var_samp(visits) FILTER (WHERE is_control) / nullif(count(*) FILTER (WHERE is_control), 0) AS vc,
           var_samp(visits) FILTER (WHERE NOT is_control) / nullif(count(*) FILTER (WHERE NOT is_control), 0) AS vt
    FROM per_subject
    GROUP BY experiment_id
)
SELECT experiment_id, round(mt - mc, 4) AS diff,
       round(mt - mc - 1.96 * sqrt(vc + vt), 4) AS lo,
       round(mt - mc + 1.96 * sqrt(vc + vt), 4) AS hi,
       (mt - mc) BETWEEN -1.96 * sqrt(vc + vt) AND 1.96 * sqrt(vc + vt) AS not_significant
FROM agg
ORDER BY experiment_id

--: accepted   conversion by country and variant with rollup
SELECT coalesce(s.country, '??') AS country, a.variant,
       grouping(s.country, a.variant) AS g,
       count(DISTINCT a.subject_id) AS n,
       count(DISTINCT e.subject_id) AS buyers,
       round(count(DISTINCT e.subject_id)::numeric / count(DISTINCT a.subject_id), 3) AS cr
FROM assignments a
JOIN subjects s ON s.subject_id = a.subject_id
LEFT JOIN events e ON e.subject_id = a.subject_id AND e.event_type = 'purchase' AND e.event_at >= a.assigned_at
WHERE a.experiment_id = 5
GROUP BY ROLLUP (s.country, a.variant)
ORDER BY grouping(s.country), s.country NULLS LAST, grouping(a.variant), a.variant

--: accepted   peeking: cumulative z by week for experiment 5
WITH a AS (
    SELECT a.subject_id, a.assigned_at, v.is_control,
           EXISTS (SELECT FROM events e WHERE e.subject_id = a.subject_id
                   AND e.event_type = 'purchase' AND e.event_at >= a.assigned_at) AS bought
    FROM assignments a
    JOIN variants v ON v.experiment_id = a.experiment_id AND v.name = a.variant
    WHERE a.experiment_id = 5
), w AS (
    SELECT wk::date AS wk,
           count(*) FILTER (WHERE is_control) AS nc,
           count(*) FILTER (WHERE NOT is_control) AS nt,
           count(*) FILTER (WHERE is_control AND bought) AS kc,
           count(*) FILTER (WHERE NOT is_control AND bought) AS kt
    FROM generate_series(TIMESTAMP '2024-04-08', TIMESTAMP '2024-06-03', INTERVAL '7 days') wk
    JOIN a ON a.assigned_at < wk
    GROUP BY wk
)
SELECT wk, nc, nt, kc, kt,
       round(kt * 1.0 / nullif(nt, 0) - kc * 1.0 / nullif(nc, 0), 4) AS diff,
       100 * kt / nullif(nt, 0) AS pct_t, 100 * kc / nullif(nc, 0) AS pct_c
FROM w
ORDER BY wk

--: accepted   winner per experiment by revenue per subject
WITH r AS (
    SELECT a.experiment_id, a.variant,
           sum(coalesce(x.rev, 0)) / count(*) AS rps
    FROM assignments a
    LEFT JOIN LATERAL (
        SELECT sum(value) AS rev FROM events e
        WHERE e.subject_id = a.subject_id AND e.event_type = 'purchase' AND e.event_at >= a.assigned_at
    ) x ON true
    GROUP BY a.experiment_id, a.variant
)
SELECT DISTINCT ON (experiment_id) experiment_id, variant, rps,
       rps - lead(rps) OVER (PARTITION BY experiment_id ORDER BY rps DESC, variant COLLATE "C") AS ahead_by
FROM r
ORDER BY experiment_id, rps DESC, variant COLLATE "C"

--: accepted   difference in differences pre and post one week
SELECT a.variant,
       avg(x.pre) AS pre, avg(x.post) AS post,
       avg(x.post) - avg(x.pre) AS did,
       avg(x.post - x.pre) = avg(x.post) - avg(x.pre) AS same
FROM assignments a
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE e.event_at < a.assigned_at) AS pre,
           count(*) FILTER (WHERE e.event_at >= a.assigned_at) AS post
    FROM events e
    WHERE e.subject_id = a.subject_id
      AND e.event_at BETWEEN a.assigned_at - INTERVAL '7 days' AND a.assigned_at + INTERVAL '7 days'
) x
WHERE a.experiment_id = 7
GROUP BY a.variant
ORDER BY a.variant

--: accepted   experiment names that were run again
SELECT name, count(*) AS runs, min(started_on) AS first_run, max(started_on) AS last_run,
       max(started_on) - min(started_on) AS days_between,
       bool_or(config ? 'rerun_of') AS says_so,
       string_agg(experiment_id::text, '->' ORDER BY started_on) AS chain
FROM experiments
GROUP BY name
HAVING count(*) > 1

--: accepted   experiments without any assignment by NOT IN and by anti join
SELECT e.experiment_id, e.status,
       e.experiment_id NOT IN (SELECT experiment_id FROM assignments) AS not_in,
       NOT EXISTS (SELECT 1 FROM assignments a WHERE a.experiment_id = e.experiment_id) AS not_exists,
       e.owner_id NOT IN (SELECT manager_id FROM users) AS owner_not_a_manager
FROM experiments e
ORDER BY e.experiment_id

--: accepted   control name is not always control
SELECT v.experiment_id, v.name, v.is_control,
       v.name = 'control' AS by_name,
       v.is_control IS DISTINCT FROM (v.name = 'control') AS mismatch
FROM variants v
WHERE v.is_control <> (v.name = 'control')
ORDER BY v.experiment_id, v.name COLLATE "C"

--: accepted   minimum sample per arm by the rule of sixteen
WITH p AS (
    SELECT a.experiment_id,
           avg((EXISTS (SELECT 1 FROM events e WHERE e.subject_id = a.subject_id
                AND e.event_type = 'purchase' AND e.event_at >= a.assigned_at))::int) AS base
    FROM assignments a
    JOIN variants v ON v.experiment_id = a.experiment_id AND v.name = a.variant AND v.is_control
    GROUP BY a.experiment_id
)
SELECT experiment_id, base,
       ceil(16 * base * (1 - base) / 0.05 ^ 2) AS need_per_arm,
       (16 * base * (1 - base) / 0.05 ^ 2)::int AS rounded,
       trunc(base, 3) AS t3
FROM p
ORDER BY experiment_id

--: accepted   confusion matrix per deployment at one half
SELECT p.deployment_id,
       count(*) FILTER (WHERE p.score >= 0.5 AND l.label) AS tp,
       count(*) FILTER (WHERE p.score >= 0.5 AND NOT l.label) AS fp,
       count(*) FILTER (WHERE p.score < 0.5 AND l.label) AS fn,
       count(*) FILTER (WHERE p.score < 0.5 AND NOT l.label) AS tn,
       count(*) FILTER (WHERE l.prediction_id IS NOT NULL AND l.label IS NULL) AS undecided,
       count(*) FILTER (WHERE l.prediction_id IS NULL) AS unlabelled
FROM predictions p
LEFT JOIN labels l USING (prediction_id)
GROUP BY p.deployment_id
ORDER BY p.deployment_id

--: accepted   precision recall F1 per model
WITH c AS (
    SELECT r.model,
           sum((p.score >= 0.5 AND l.label)::int) AS tp,
           sum((p.score >= 0.5 AND NOT l.label)::int) AS fp,
           sum((p.score < 0.5 AND l.label)::int) AS fn
    FROM predictions p
    JOIN labels l USING (prediction_id)
    JOIN deployments d USING (deployment_id)
    JOIN training_runs r USING (run_id)
    WHERE l.label IS NOT NULL
    GROUP BY r.model
)
SELECT model, tp, fp, fn,
       tp / nullif(tp + fp, 0) AS int_precision,
       round(tp::numeric / nullif(tp + fp, 0), 4) AS "precision",
       round(tp::numeric / nullif(tp + fn, 0), 4) AS recall,
       round(2.0 * tp / nullif(2 * tp + fp + fn, 0), 4) AS f1
FROM c
ORDER BY f1 DESC NULLS LAST, model

--: accepted   AUC by rank sums with ties per deployment
WITH x AS (
    SELECT p.deployment_id, p.score, l.label,
           rank() OVER (PARTITION BY p.deployment_id ORDER BY p.score)
           + (count(*) OVER (PARTITION BY p.deployment_id, p.score) - 1) / 2.0 AS rk
    FROM predictions p JOIN labels l ON l.prediction_id = p.prediction_id
    WHERE l.label IS NOT NULL
), s AS (
    SELECT deployment_id,
           sum(rk) FILTER (WHERE label) AS rs,
           count(*) FILTER (WHERE label) AS np,
           count(*) FILTER (WHERE NOT label) AS nn
    FROM x GROUP BY deployment_id
)
SELECT deployment_id, np, nn,
       round((rs - np * (np + 1) / 2.0) / nullif(np * nn, 0), 4) AS auc
FROM s
ORDER BY auc DESC NULLS LAST, deployment_id

--: accepted   AUC by counting pairs for deployment 2
SELECT count(*) AS pairs,
       avg(CASE WHEN pos.score > neg.score THEN 1
                WHEN pos.score = neg.score THEN 0.5
                ELSE 0 END) AS auc
FROM (SELECT score FROM predictions JOIN labels USING (prediction_id) WHERE label AND deployment_id = 2) pos
CROSS JOIN (SELECT score FROM predictions JOIN labels USING (prediction_id) WHERE NOT label AND deployment_id = 2) neg

--: accepted   log loss with clipped scores per environment
SELECT d.environment, count(*) AS n,
       round((-avg(CASE WHEN l.label THEN ln(c.s) ELSE ln(1 - c.s) END))::numeric, 4) AS log_loss
FROM predictions p
JOIN labels l USING (prediction_id)
JOIN deployments d USING (deployment_id)
CROSS JOIN LATERAL (SELECT greatest(1e-6, least(1 - 1e-6, p.score)) AS s) c
WHERE l.label IS NOT NULL
GROUP BY d.environment
ORDER BY d.environment

--: accepted   Brier score and base rate Brier skill
WITH b AS (
    SELECT p.deployment_id, p.score, l.label::int AS y,
           avg(l.label::int) OVER (PARTITION BY p.deployment_id) AS base
    FROM predictions p JOIN labels l USING (prediction_id)
    WHERE l.label IS NOT NULL
)
SELECT deployment_id, count(*),
       round(avg(power(score - y, 2))::numeric, 5) AS brier,
       round(avg(power(base - y, 2)), 5) AS brier_ref,
       round((1 - avg(power(score - y, 2)) / nullif(avg(power(base - y, 2)), 0)::float8)::numeric, 4) AS skill
FROM b
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   calibration in ten fixed width buckets
SELECT width_bucket(p.score, 0, 1, 10) AS bucket,
       count(*) AS n,
       min(p.score) AS lo, max(p.score) AS hi,
       round(avg(p.score)::numeric, 3) AS mean_score,
       round(avg(l.label::int), 3) AS observed,
       round(abs(avg(p.score)::numeric - avg(l.label::int)), 3) AS gap
FROM predictions p
JOIN labels l USING (prediction_id)
WHERE l.label IS NOT NULL
GROUP BY 1
ORDER BY 1

--: accepted   expected calibration error by deciles
WITH d AS (
    SELECT score, label,
           ntile(10) OVER (ORDER BY score, prediction_id) AS decile
    FROM predictions JOIN labels USING (prediction_id)
    WHERE label IS NOT NULL
), g AS (
    SELECT decile, count(*) AS n, avg(score) AS s, avg(label::int)::float8 AS y
    FROM d GROUP BY decile
)
SELECT round(sum(n * abs(s - y))::numeric / sum(n), 5) AS ece,
       max(n) - min(n) AS size_spread, count(*) AS bins
FROM g

--: accepted   lift table by deciles of score descending
WITH d AS (
    SELECT l.label,
           11 - ntile(10) OVER (ORDER BY p.score, p.prediction_id DESC) AS decile
    FROM predictions p JOIN labels l USING (prediction_id)
    WHERE l.label IS NOT NULL
)
SELECT decile, count(*) AS n, sum(label::int) AS pos,
       round(avg(label::int) / (SELECT avg(label::int) FROM d), 2) AS lift,
       sum(sum(label::int)) OVER (ORDER BY decile) AS cum_pos,
       round(100 * sum(sum(label::int)) OVER (ORDER BY decile) / sum(sum(label::int)) OVER (), 1) AS gain_pct
FROM d
GROUP BY decile
ORDER BY decile

--: accepted   accuracy by threshold grid
SELECT t.thr, count(*) AS n,
       count(*) FILTER (WHERE (p.score >= t.thr) = l.label) AS right_ones,
       round(avg(((p.score >= t.thr) = l.label)::int), 4) AS accuracy,
       round(count(*) FILTER (WHERE p.score >= t.thr AND l.label)::numeric
             / nullif(count(*) FILTER (WHERE p.score >= t.thr), 0), 4) AS prec
FROM predictions p
JOIN labels l USING (prediction_id)
CROSS JOIN generate_series(0.1, 0.9, 0.1) AS t(thr)
WHERE l.label IS NOT NULL
GROUP BY t.thr
ORDER BY t.thr

--: accepted   best threshold by F1 per deployment
WITH grid AS (
    SELECT p.deployment_id, (i * 0.05)::float8 AS thr,
           sum((score >= i * 0.05 AND label)::int) AS tp,
           sum((score >= i * 0.05 AND NOT label)::int) AS fp,
           sum((score < i * 0.05 AND label)::int) AS fn
    FROM predictions p
    JOIN labels l USING (prediction_id), generate_series(1, 19) i
    WHERE label IS NOT NULL
    GROUP BY p.deployment_id, i
)
SELECT DISTINCT ON (deployment_id) deployment_id, thr::text AS thr,
       round(2.0 * tp / nullif(2 * tp + fp + fn, 0), 3) AS f1
FROM grid
ORDER BY deployment_id, round(2.0 * tp / nullif(2 * tp + fp + fn, 0), 3) DESC NULLS LAST, grid.thr

--: accepted   Kolmogorov Smirnov statistic over all labelled scores
WITH c AS (
    SELECT p.score,
           sum(l.label::int) OVER (ORDER BY p.score) * 1.0 / sum(l.label::int) OVER () AS cp,
           sum((NOT l.label)::int) OVER (ORDER BY p.score) * 1.0 / sum((NOT l.label)::int) OVER () AS cn
    FROM predictions p JOIN labels l USING (prediction_id)
    WHERE l.label IS NOT NULL
)
SELECT score, round(cp, 4) AS cum_pos, round(cn, 4) AS cum_neg, round(abs(cp - cn), 4) AS ks
FROM c
GROUP BY score, cp, cn
ORDER BY abs(cp - cn) DESC, score
LIMIT 3

--: accepted   precision at k for each deployment
SELECT deployment_id, k.k,
       count(*) AS taken,
       avg(label::int) AS precision_at_k
FROM (
    SELECT p.deployment_id, l.label,
           row_number() OVER (PARTITION BY p.deployment_id ORDER BY p.score DESC, p.prediction_id) AS rn
    FROM predictions p JOIN labels l USING (prediction_id)
    WHERE l.label IS NOT NULL
) x
JOIN (VALUES (5), (10), (20)) AS k(k) ON x.rn <= k.k
GROUP BY deployment_id, k.k
ORDER BY deployment_id, k.k

--: accepted   average precision of deployment 10
WITH r AS (
    SELECT l.label,
           row_number() OVER w AS rn,
           sum(l.label::int) OVER w AS hits
    FROM predictions p JOIN labels l USING (prediction_id)
    WHERE p.deployment_id = 10 AND l.label IS NOT NULL
    WINDOW w AS (ORDER BY p.score DESC, p.prediction_id ROWS UNBOUNDED PRECEDING)
)
SELECT count(*) AS positives, avg(hits::numeric / rn) AS ap, round(avg(hits / rn), 2) AS wrong_ap
FROM r
WHERE label

--: accepted   population stability index between two production deployments
WITH b AS (
    SELECT deployment_id, least(floor(score * 5), 4)::int AS bucket, count(*)::numeric AS n
    FROM predictions WHERE deployment_id IN (6, 11)
    GROUP BY 1, 2
), f AS (
    SELECT g AS bucket,
           (coalesce(o.n, 0) + 0.5) / (SELECT sum(n) + 2.5 FROM b WHERE deployment_id = 6) AS po,
           (coalesce(w.n, 0) + 0.5) / (SELECT sum(n) + 2.5 FROM b WHERE deployment_id = 11) AS pn
    FROM generate_series(0, 4) g
    LEFT JOIN b o ON o.bucket = g AND o.deployment_id = 6
    LEFT JOIN b w ON w.bucket = g AND w.deployment_id = 11
)
SELECT bucket, round(po, 4) AS old, round(pn, 4) AS new,
       round((pn - po) * ln(pn / po), 5) AS psi,
       round(sum((pn - po) * ln(pn / po)) OVER (), 5) AS total
FROM f
ORDER BY bucket

--: accepted   score histogram with bars
SELECT trunc(score::numeric, 1) AS bin, count(*) AS n,
       repeat('#', (count(*) / 5)::int) AS bar,
       count(*) / 5 AS whole, count(*) % 5 AS rest
FROM predictions
GROUP BY 1
ORDER BY 1

--: accepted   rounding of scores as double and as numeric
SELECT score, round(score) AS r_double, round(score::numeric) AS r_numeric,
       score::int AS as_int, (score * 10)::int AS tenths,
       round(score::numeric, 1) AS one_digit, count(*) AS n
FROM predictions
WHERE score IN (0, 0.05, 0.15, 0.25, 0.35, 0.45, 0.5, 0.55, 0.65, 0.75, 0.85, 0.95, 1)
GROUP BY score
ORDER BY score

--: accepted   label delay statistics by month of prediction
SELECT date_trunc('month', p.predicted_at) AS month,
       count(*) AS predictions, count(l.prediction_id) AS looked_at, count(l.label) AS decided,
       avg(l.labelled_at - p.predicted_at) AS mean_delay,
       max(l.labelled_at - p.predicted_at) AS max_delay,
       round(avg(extract(epoch FROM l.labelled_at - p.predicted_at)) / 86400, 2) AS days
FROM predictions p
LEFT JOIN labels l ON l.prediction_id = p.prediction_id
GROUP BY 1
ORDER BY 1

--: accepted   average of labels with null counted as false
SELECT deployment_id,
       avg(CASE WHEN label THEN 1 ELSE 0 END) AS null_is_false,
       avg(label::int) AS null_ignored,
       avg(CASE WHEN label THEN 1.0 WHEN NOT label THEN 0.0 END) AS three_way,
       bool_or(label) AS any_true, bool_and(label) AS all_true, every(label IS NOT NULL) AS complete
FROM predictions LEFT JOIN labels USING (prediction_id)
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   predictions outside their deployment
SELECT p.prediction_id, d.deployment_id, p.predicted_at, d.deployed_at, d.retired_at,
       CASE WHEN p.predicted_at < d.deployed_at THEN 'before'
            WHEN p.predicted_at = d.retired_at THEN 'on the second'
            WHEN p.predicted_at > d.retired_at THEN 'after' END AS how
FROM predictions p JOIN deployments d USING (deployment_id)
WHERE NOT (p.predicted_at >= d.deployed_at AND (d.retired_at IS NULL OR p.predicted_at < d.retired_at))
ORDER BY p.prediction_id

--: accepted   predictions outside by range containment
SELECT p.prediction_id,
       tsrange(d.deployed_at, d.retired_at) @> p.predicted_at AS half_open,
       tsrange(d.deployed_at, d.retired_at, '[]') @> p.predicted_at AS closed
FROM predictions p JOIN deployments d USING (deployment_id)
WHERE NOT p.predicted_at <@ tsrange(d.deployed_at, d.retired_at)
   OR p.predicted_at = d.deployed_at
ORDER BY 1

--: accepted   same subject scored twice by the twin shadow deployments
SELECT a.subject_id, a.score AS score_12, b.score AS score_13,
       a.score = b.score AS same,
       round((a.score - b.score)::numeric, 2) AS diff
FROM predictions a
JOIN predictions b ON b.subject_id = a.subject_id AND b.predicted_at = a.predicted_at
WHERE a.deployment_id = 12 AND b.deployment_id = 13
ORDER BY a.subject_id, a.prediction_id, b.prediction_id
LIMIT 40

--: accepted   correlation of score and label per deployment
SELECT deployment_id, regr_count(score, label::int) AS n,
       round(corr(score, label::int)::numeric, 4) AS r,
       round(regr_slope(label::int, score)::numeric, 4) AS slope,
       round(regr_r2(label::int, score)::numeric, 4) AS r2,
       corr(score, label::int) IS NULL AS undefined
FROM predictions JOIN labels USING (prediction_id)
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   Matthews correlation coefficient per model
WITH m AS (
    SELECT model,
           count(*) FILTER (WHERE score > 0.5 AND label) AS tp,
           count(*) FILTER (WHERE score > 0.5 AND NOT label) AS fp,
           count(*) FILTER (WHERE score <= 0.5 AND label) AS fn,
           count(*) FILTER (WHERE score <= 0.5 AND NOT label) AS tn
    FROM training_runs
    JOIN deployments USING (run_id)
    JOIN predictions USING (deployment_id)
    JOIN labels USING (prediction_id)
    GROUP BY model
)
SELECT model, tp, fp, fn, tn,
       round(((tp * tn - fp * fn)
              / nullif(sqrt(((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))::float8), 0))::numeric, 4) AS mcc
FROM m
ORDER BY model

--: accepted   cost of errors with prices from VALUES
SELECT d.environment, sum(c.cost) AS cost, count(*) AS n, round(sum(c.cost) / count(*), 3) AS per_case
FROM predictions p
JOIN labels l USING (prediction_id)
JOIN deployments d USING (deployment_id)
JOIN (VALUES (true, true, 0), (true, false, 1.5), (false, true, 10), (false, false, 0))
     AS c(guess, truth, cost)
  ON c.guess = (p.score >= 0.5) AND c.truth IS NOT DISTINCT FROM l.label
GROUP BY d.environment
ORDER BY 1

--: accepted   mean score against events of the same subject
SELECT CASE WHEN n = 0 THEN '0' WHEN n < 10 THEN '1-9' ELSE '10+' END AS activity,
       count(*) AS subjects, round(avg(mean_score)::numeric, 3) AS score,
       sum(n) AS events, avg(n) AS mean_events
FROM (
    SELECT s.subject_id,
           (SELECT count(*) FROM events e WHERE e.subject_id = s.subject_id) AS n,
           (SELECT avg(score) FROM predictions p WHERE p.subject_id = s.subject_id) AS mean_score
    FROM subjects s
) q
GROUP BY 1
ORDER BY min(n)

--: accepted   gain of model over days since deployment
SELECT d.deployment_id,
       (p.predicted_at::date - d.deployed_at::date) / 30 AS thirty_days,
       count(*) AS n,
       round(avg(((p.score >= 0.5) = l.label)::int), 3) AS acc,
       round(avg(((p.score >= 0.5) = l.label)::int)
             - lag(avg(((p.score >= 0.5) = l.label)::int)) OVER (PARTITION BY d.deployment_id ORDER BY (p.predicted_at::date - d.deployed_at::date) / 30), 3) AS change
FROM predictions p
JOIN deployments d USING (deployment_id)
JOIN labels l USING (prediction_id)
WHERE l.label IS NOT NULL AND d.environment = 'production'
GROUP BY 1, 2
ORDER BY 1, 2

--: accepted   point in time feature join with LATERAL
SELECT p.prediction_id, p.subject_id, f.feature_value_id, f.value,
       p.predicted_at - f.event_at AS feature_age
FROM predictions p
LEFT JOIN LATERAL (
    SELECT fv.feature_value_id, fv.value, fv.event_at
    FROM feature_values fv
    WHERE fv.subject_id = p.subject_id
      AND fv.feature = 'avg_basket'
      AND fv.event_at <= p.predicted_at
      AND fv.arrived_at <= p.predicted_at
    ORDER BY fv.event_at DESC, fv.arrived_at DESC, fv.feature_value_id DESC
    LIMIT 1
) f ON true
WHERE p.predicted_at >= '2024-03-01' AND p.predicted_at < '2024-03-16'
ORDER BY p.prediction_id

--: accepted   point in time join by DISTINCT ON for the midnight predictions
SELECT DISTINCT ON (p.prediction_id, fv.feature)
       p.prediction_id, p.subject_id, fv.feature, fv.feature_value_id, fv.event_at, fv.arrived_at, fv.value
FROM predictions p
JOIN feature_values fv ON fv.subject_id = p.subject_id
                      AND fv.arrived_at < p.predicted_at
                      AND fv.event_at <= p.predicted_at
WHERE p.prediction_id BETWEEN 242 AND 251
ORDER BY p.prediction_id, fv.feature, fv.event_at DESC, fv.arrived_at DESC, fv.feature_value_id DESC

--: accepted   leak check: features known now but not at prediction time
SELECT p.prediction_id,
       count(*) FILTER (WHERE fv.event_at <= p.predicted_at) AS true_then,
       count(*) FILTER (WHERE fv.event_at <= p.predicted_at AND fv.arrived_at <= p.predicted_at) AS known_then,
       count(*) FILTER (WHERE fv.event_at <= p.predicted_at AND fv.arrived_at > p.predicted_at) AS leaking
FROM predictions p
JOIN feature_values fv USING (subject_id)
GROUP BY p.prediction_id
HAVING count(*) FILTER (WHERE fv.event_at <= p.predicted_at AND fv.arrived_at > p.predicted_at) > 0
ORDER BY leaking DESC, p.prediction_id
LIMIT 50

--: accepted   feature vector pivot at the end of 2024
WITH latest AS (
    SELECT subject_id, feature, value,
           row_number() OVER (PARTITION BY subject_id, feature
                              ORDER BY event_at DESC, arrived_at DESC, feature_value_id DESC) AS rn
    FROM feature_values
    WHERE arrived_at < DATE '2025-01-01'
)
SELECT s.subject_id,
       max(value) FILTER (WHERE feature = 'purchases_30d') AS purchases_30d,
       max(value) FILTER (WHERE feature = 'avg_basket') AS avg_basket,
       coalesce(max(value) FILTER (WHERE feature = 'days_since_visit'), -1) AS days_since_visit,
       coalesce(max(value) FILTER (WHERE feature = 'support_tickets'), 0)::int AS tickets
FROM subjects s
LEFT JOIN latest l ON l.subject_id = s.subject_id AND l.rn = 1
WHERE s.subject_id <= 60
GROUP BY s.subject_id
ORDER BY s.subject_id

--: accepted   corrections of feature values
SELECT subject_id, feature, event_at, count(*) AS versions,
       array_agg(value ORDER BY arrived_at, feature_value_id) AS vals,
       count(value) AS known,
       (array_agg(value ORDER BY arrived_at DESC, feature_value_id DESC))[1] AS final,
       max(arrived_at) - min(arrived_at) AS spread
FROM feature_values
GROUP BY subject_id, feature, event_at
HAVING count(*) > 1
ORDER BY subject_id, feature, event_at
LIMIT 100

--: accepted   deduplicate features keeping the latest arrival
SELECT feature, count(*) AS kept, sum(value) AS total, avg(value) AS mean, count(*) - count(value) AS nulls
FROM (
    SELECT DISTINCT ON (subject_id, feature, event_at) feature, value
    FROM feature_values
    ORDER BY subject_id, feature, event_at, arrived_at DESC, feature_value_id DESC
) d
GROUP BY feature
ORDER BY feature

--: accepted   feature freshness in hours at prediction time
SELECT fv.feature,
       count(*) AS pairs,
       round(avg(extract(epoch FROM p.predicted_at - x.event_at)) / 3600, 2) AS avg_hours,
       round(min(extract(epoch FROM p.predicted_at - x.event_at)) / 3600, 2) AS min_hours,
       date_trunc('hour', max(p.predicted_at - x.event_at)) AS oldest
FROM (SELECT DISTINCT feature FROM feature_values) fv
CROSS JOIN predictions p
JOIN LATERAL (
    SELECT event_at FROM feature_values f
    WHERE f.subject_id = p.subject_id AND f.feature = fv.feature AND f.arrived_at <= p.predicted_at
    ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC
    LIMIT 1
) x ON true
GROUP BY fv.feature
ORDER BY fv.feature

--: accepted   forward fill of unknown baskets per subject
WITH g AS (
    SELECT subject_id, event_at, arrived_at, feature_value_id, value,
           count(value) OVER (PARTITION BY subject_id ORDER BY event_at, arrived_at, feature_value_id) AS grp
    FROM feature_values
    WHERE feature = 'avg_basket' AND subject_id <= 20
)
SELECT subject_id, event_at, value,
       first_value(value) OVER (PARTITION BY subject_id, grp ORDER BY event_at, arrived_at, feature_value_id) AS filled,
       coalesce(value, lag(value) OVER (PARTITION BY subject_id ORDER BY event_at, arrived_at, feature_value_id)) AS one_back
FROM g
ORDER BY subject_id, event_at, arrived_at, feature_value_id

--: accepted   z scores of average basket and outliers
WITH st AS (
    SELECT avg(value) AS mu, stddev_pop(value) AS sd FROM feature_values WHERE feature = 'avg_basket'
)
SELECT f.feature_value_id, f.subject_id, f.value,
       round(((f.value - st.mu) / st.sd)::numeric, 3) AS z
FROM feature_values f, st
WHERE f.feature = 'avg_basket' AND abs(f.value - st.mu) > 2 * st.sd
ORDER BY z DESC, f.feature_value_id
LIMIT 60

--: accepted   missing rate per feature and month
SELECT to_char(event_at, 'YYYY-MM') AS month, feature,
       count(*) AS n,
       count(*) - count(value) AS missing,
       100 * (count(*) - count(value)) / count(*) AS pct_int,
       round(100.0 * (count(*) - count(value)) / count(*), 1) AS pct
FROM feature_values
WHERE event_at >= '2024-01-01'
GROUP BY 1, 2
HAVING count(*) > count(value)
ORDER BY 1, 2

--: accepted   min max scaling of support tickets
SELECT subject_id, max(value) AS v,
       (max(value) - min(max(value)) OVER ()) / nullif(max(max(value)) OVER () - min(max(value)) OVER (), 0) AS scaled,
       rank() OVER (ORDER BY max(value) DESC NULLS LAST) AS r,
       dense_rank() OVER (ORDER BY max(value) DESC NULLS LAST) AS dr
FROM feature_values
WHERE feature = 'support_tickets'
GROUP BY subject_id
ORDER BY r, subject_id
LIMIT 80

--: accepted   correlation between two features per subject
SELECT count(*) AS n,
       round(corr(a.v, b.v)::numeric, 4) AS r,
       round(covar_samp(a.v, b.v)::numeric, 4) AS cov,
       round(regr_intercept(b.v, a.v)::numeric, 4) AS intercept,
       regr_count(b.v, a.v) AS used
FROM (SELECT subject_id, avg(value) AS v FROM feature_values WHERE feature = 'purchases_30d' GROUP BY 1) a
FULL JOIN (SELECT subject_id, avg(value) AS v FROM feature_values WHERE feature = 'days_since_visit' GROUP BY 1) b
     USING (subject_id)

--: accepted   feature correction after prediction changed the value
SELECT p.prediction_id, then_v.value AS then_value, now_v.value AS now_value
FROM predictions p
CROSS JOIN LATERAL (
    SELECT value, event_at FROM feature_values f
    WHERE f.subject_id = p.subject_id AND f.feature = 'purchases_30d'
      AND f.event_at <= p.predicted_at AND f.arrived_at <= p.predicted_at
    ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC LIMIT 1
) then_v
CROSS JOIN LATERAL (
    SELECT value FROM feature_values f
    WHERE f.subject_id = p.subject_id AND f.feature = 'purchases_30d'
      AND f.event_at <= p.predicted_at
    ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC LIMIT 1
) now_v
WHERE then_v.value IS DISTINCT FROM now_v.value
ORDER BY p.prediction_id
LIMIT 100

--: accepted   late arriving events by delay bucket
SELECT CASE
         WHEN arrived_at - event_at <= INTERVAL '5 seconds' THEN '1 at once'
         WHEN arrived_at - event_at < INTERVAL '1 hour' THEN '2 within an hour'
         WHEN arrived_at - event_at <= INTERVAL '1 day' THEN '3 within a day'
         ELSE '4 later'
       END AS delay, count(*) AS n,
       max(arrived_at - event_at) AS worst,
       avg(arrived_at - event_at) AS mean
FROM events
GROUP BY 1
ORDER BY 1

--: accepted   events counted by month of happening and month of arrival
SELECT coalesce(h.month, a.month) AS month, h.n AS happened, a.n AS arrived,
       coalesce(a.n, 0) - coalesce(h.n, 0) AS diff
FROM (SELECT date_trunc('month', event_at)::date AS month, count(*) AS n FROM events GROUP BY 1) h
FULL JOIN (SELECT date_trunc('month', arrived_at)::date AS month, count(*) AS n FROM events GROUP BY 1) a
       ON a.month = h.month
ORDER BY 1

--: accepted   revenue of a month as it was known at month end
SELECT date_trunc('month', event_at)::date AS month,
       sum(value) AS final_revenue,
       sum(value) FILTER (WHERE arrived_at < date_trunc('month', event_at) + INTERVAL '1 month') AS known_then,
       coalesce(sum(value) FILTER (WHERE arrived_at >= date_trunc('month', event_at) + INTERVAL '1 month'), 0) AS late,
       round(100 * coalesce(sum(value) FILTER (WHERE arrived_at >= date_trunc('month', event_at) + '1 month'), 0) / nullif(sum(value), 0), 2) AS late_pct
FROM events
WHERE event_type = 'purchase'
GROUP BY 1
ORDER BY 1

--: accepted   exact duplicate events
SELECT subject_id, event_type, event_at, arrived_at, value, count(*) AS copies,
       array_agg(event_id ORDER BY event_id) AS ids,
       min(event_id) AS keep
FROM events
GROUP BY subject_id, event_type, event_at, arrived_at, value
HAVING count(*) > 1
ORDER BY keep

--: accepted   net revenue per subject top ten with ties
SELECT * FROM (
    SELECT subject_id,
           sum(CASE event_type WHEN 'purchase' THEN value WHEN 'refund' THEN -value END) AS net,
           rank() OVER (ORDER BY sum(CASE event_type WHEN 'purchase' THEN value WHEN 'refund' THEN -value END) DESC NULLS LAST) AS rnk
    FROM events
    GROUP BY subject_id
) t
WHERE rnk <= 10
ORDER BY rnk, subject_id

--: accepted   purchase totals fetch with ties
SELECT subject_id, total
FROM (
    SELECT subject_id, sum(value) AS total
    FROM events WHERE event_type = 'purchase'
    GROUP BY subject_id
    HAVING sum(value) IS NOT NULL
    ORDER BY total DESC
    FETCH FIRST 8 ROWS WITH TIES
) t
ORDER BY total DESC, subject_id

--: accepted   weekly cohort retention weeks zero to four
WITH c AS (
    SELECT subject_id, date_trunc('week', signed_up_at)::date AS cohort FROM subjects
), a AS (
    SELECT DISTINCT c.cohort, c.subject_id, (e.event_at::date - c.cohort) / 7 AS wk
    FROM c JOIN events e USING (subject_id)
    WHERE e.event_at >= c.cohort
)
SELECT c.cohort, count(DISTINCT c.subject_id) AS size,
       count(DISTINCT a.subject_id) FILTER (WHERE a.wk = 0) AS w0,
       count(DISTINCT a.subject_id) FILTER (WHERE a.wk = 1) AS w1,
       count(DISTINCT a.subject_id) FILTER (WHERE a.wk = 2) AS w2,
       round(count(DISTINCT a.subject_id) FILTER (WHERE a.wk = 4)::numeric / count(DISTINCT c.subject_id), 3) AS r4
FROM c LEFT JOIN a ON a.subject_id = c.subject_id
WHERE c.cohort BETWEEN '2024-01-01' AND '2024-06-30'
GROUP BY c.cohort
ORDER BY c.cohort

--: accepted   monthly cohorts long form with percentage of month zero
WITH cohort AS (
    SELECT subject_id, date_trunc('month', signed_up_at) AS m0 FROM subjects
), act AS (
    SELECT DISTINCT subject_id, date_trunc('month', event_at) AS m FROM events
), k AS (
    SELECT m0::date AS cohort,
           (extract(year FROM m) - extract(year FROM m0)) * 12 + extract(month FROM m) - extract(month FROM m0) AS n,
           count(*) AS active
    FROM cohort JOIN act USING (subject_id)
    GROUP BY 1, 2
)
SELECT cohort, n, active,
       first_value(active) OVER (PARTITION BY cohort ORDER BY n) AS base,
       100 * active / first_value(active) OVER (PARTITION BY cohort ORDER BY n) AS pct
FROM k
WHERE n BETWEEN 0 AND 5
ORDER BY cohort, n

--: accepted   weeks without signups by generate_series
SELECT w::date AS monday, to_char(w, 'IYYY-"W"IW') AS iso, count(s.subject_id) AS n
FROM generate_series('2023-06-26'::timestamp, '2025-03-24', '1 week') w
LEFT JOIN subjects s ON date_trunc('week', s.signed_up_at) = w
GROUP BY w
HAVING count(s.subject_id) = 0
ORDER BY w

--: accepted   day seven retention within seven days of signup
SELECT to_char(s.signed_up_at, 'YYYY-"Q"Q') AS quarter, count(*) AS signups,
       count(*) FILTER (WHERE r.back) AS back,
       round(avg(r.back::int) * 100, 1) AS pct
FROM subjects s
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT 1 FROM events e
        WHERE e.subject_id = s.subject_id
          AND e.event_at >= s.signed_up_at + INTERVAL '7 days'
          AND e.event_at < s.signed_up_at + INTERVAL '14 days') AS back
) r
GROUP BY 1
ORDER BY 1

--: accepted   rolling seven day revenue with RANGE interval
WITH d AS (
    SELECT event_at::date AS day, sum(value) AS revenue, count(*) AS n
    FROM events
    WHERE event_type = 'purchase'
    GROUP BY 1
)
SELECT day, revenue, n,
       sum(revenue) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS last7,
       count(*) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS days_with_sales,
       avg(revenue) OVER (ORDER BY day ROWS 6 PRECEDING) AS avg_rows
FROM d
WHERE day BETWEEN '2024-01-01' AND '2024-04-30'
ORDER BY day

--: accepted   rolling seven day active subjects by self join
SELECT d::date AS day,
       count(DISTINCT e.subject_id) AS wau,
       count(DISTINCT e.subject_id) FILTER (WHERE e.event_at >= d) AS dau,
       round(count(DISTINCT e.subject_id) FILTER (WHERE e.event_at >= d)::numeric
             / nullif(count(DISTINCT e.subject_id), 0), 2) AS stickiness
FROM generate_series(TIMESTAMP '2024-05-01', TIMESTAMP '2024-05-31', INTERVAL '1 day') d
LEFT JOIN events e ON e.event_at >= d - INTERVAL '6 days' AND e.event_at < d + INTERVAL '1 day'
GROUP BY d
ORDER BY d

--: accepted   sessions by thirty minute gaps summary per subject
WITH g AS (
    SELECT subject_id, event_id, event_at,
           CASE WHEN event_at - lag(event_at) OVER w <= INTERVAL '30 minutes' THEN 0 ELSE 1 END AS is_new
    FROM events
    WINDOW w AS (PARTITION BY subject_id ORDER BY event_at, event_id)
), s AS (
    SELECT *, sum(is_new) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) AS session_no FROM g
), t AS (
    SELECT subject_id, session_no, count(*) AS n, max(event_at) - min(event_at) AS len
    FROM s GROUP BY 1, 2
)
SELECT subject_id, max(session_no) AS sessions, sum(n) AS events, max(n) AS biggest,
       max(len) AS longest, avg(len) AS mean_len
FROM t
GROUP BY subject_id
HAVING max(n) > 1
ORDER BY sessions DESC, subject_id
LIMIT 40

--: accepted   session ids with sequence inside the session
WITH marked AS (
    SELECT event_id, subject_id, event_type, event_at,
           (event_at > lag(event_at) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) + INTERVAL '30 min') IS NOT FALSE AS starts
    FROM events
    WHERE subject_id IN (3, 13, 17)
), numbered AS (
    SELECT *, count(*) FILTER (WHERE starts) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) AS sid
    FROM marked
)
SELECT subject_id, sid, subject_id || '-' || sid AS session_key,
       count(*) AS n, string_agg(event_type, '>' ORDER BY event_at, event_id) AS path
FROM numbered
GROUP BY subject_id, sid
ORDER BY subject_id, sid

--: accepted   funnel visit view cart purchase in order
WITH f AS (
    SELECT s.subject_id, v.t AS visit, w.t AS view, c.t AS cart, p.t AS purchase
    FROM subjects s
    LEFT JOIN LATERAL (SELECT min(event_at) t FROM events e WHERE e.subject_id = s.subject_id AND event_type = 'visit') v ON true
    LEFT JOIN LATERAL (SELECT min(event_at) t FROM events e WHERE e.subject_id = s.subject_id AND event_type = 'view' AND event_at >= v.t) w ON true
    LEFT JOIN LATERAL (SELECT min(event_at) t FROM events e WHERE e.subject_id = s.subject_id AND event_type = 'add_to_cart' AND event_at >= w.t) c ON true
    LEFT JOIN LATERAL (SELECT min(event_at) t FROM events e WHERE e.subject_id = s.subject_id AND event_type = 'purchase' AND event_at >= c.t) p ON true
)
SELECT step, n, lag(n, 1, n) OVER (ORDER BY step) - n AS lost,
       round(100.0 * n / first_value(n) OVER (ORDER BY step), 1) AS of_first
FROM (
    SELECT 1 AS step, count(visit) AS n FROM f
    UNION ALL SELECT 2, count(view) FROM f
    UNION ALL SELECT 3, count(cart) FROM f
    UNION ALL SELECT 4, count(purchase) FROM f
) u
ORDER BY step

--: accepted   funnel per country without order of steps
SELECT country,
       count(DISTINCT subject_id) AS all_subjects,
       count(DISTINCT subject_id) FILTER (WHERE event_type = 'visit') AS visited,
       count(DISTINCT subject_id) FILTER (WHERE event_type = 'add_to_cart') AS carted,
       count(DISTINCT subject_id) FILTER (WHERE event_type = 'purchase') AS bought,
       count(DISTINCT subject_id) FILTER (WHERE event_type = 'purchase')
         / count(DISTINCT subject_id)::float AS rate
FROM subjects LEFT JOIN events USING (subject_id)
GROUP BY country
ORDER BY rate DESC, country NULLS FIRST

--: accepted   longest streak of active days per subject
WITH d AS (
    SELECT DISTINCT subject_id, event_at::date AS day FROM events
), g AS (
    SELECT subject_id, day, day - (row_number() OVER (PARTITION BY subject_id ORDER BY day))::int AS grp FROM d
), s AS (
    SELECT subject_id, min(day) AS first_day, max(day) AS last_day, count(*) AS len
    FROM g GROUP BY subject_id, grp
)
SELECT subject_id, len, first_day, last_day
FROM s
WHERE len >= 5
ORDER BY len DESC, first_day, subject_id

--: accepted   islands of days with any event in spring 2024
WITH d AS (
    SELECT DISTINCT event_at::date AS day FROM events WHERE event_at >= '2024-03-01' AND event_at < '2024-09-01'
), m AS (
    SELECT day, day - lag(day) OVER (ORDER BY day) AS gap FROM d
), g AS (
    SELECT day, gap, sum((gap > 1)::int) OVER (ORDER BY day) AS island FROM m
)
SELECT coalesce(island, 0) AS island, min(day) AS from_day, max(day) AS to_day, count(*) AS days,
       max(day) - min(day) AS span
FROM g
GROUP BY coalesce(island, 0)
ORDER BY from_day

--: accepted   days without events by EXCEPT
SELECT day::date, to_char(day, 'Dy') AS wd, extract(doy FROM day) AS doy
FROM (
    SELECT generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2025-03-31', INTERVAL '1 day') AS day
    EXCEPT
    SELECT date_trunc('day', event_at) FROM events
) x
ORDER BY x.day

--: accepted   current streak at the end of the data
WITH d AS (
    SELECT subject_id, event_at::date AS day,
           dense_rank() OVER (PARTITION BY subject_id ORDER BY event_at::date DESC) AS dr
    FROM events
)
SELECT subject_id, max(day) AS last_day, count(DISTINCT day) AS streak,
       DATE '2025-03-31' - max(day) AS idle
FROM d
WHERE day + dr::int - 1 = (SELECT max(d2.day) FROM d d2 WHERE d2.subject_id = d.subject_id)
GROUP BY subject_id
HAVING count(DISTINCT day) > 1
ORDER BY streak DESC, subject_id
LIMIT 50

--: accepted   time between consecutive purchases
SELECT subject_id, event_id, event_at, value,
       event_at - lag(event_at) OVER w AS since_last,
       (event_at::date - (lag(event_at) OVER w)::date) AS days,
       value - lag(value, 1, 0.00) OVER w AS change,
       lead(event_id, 2, -1) OVER w AS two_ahead
FROM events
WHERE event_type = 'purchase' AND subject_id < 12
WINDOW w AS (PARTITION BY subject_id ORDER BY event_at, event_id)
ORDER BY subject_id, event_at, event_id

--: accepted   events per weekday and hour block
SELECT extract(isodow FROM event_at) AS isodow,
       to_char(event_at, 'FMDay') AS name,
       count(*) FILTER (WHERE extract(hour FROM event_at) < 6) AS night,
       count(*) FILTER (WHERE extract(hour FROM event_at) BETWEEN 6 AND 11) AS morning,
       count(*) FILTER (WHERE extract(hour FROM event_at) BETWEEN 12 AND 17) AS afternoon,
       count(*) FILTER (WHERE date_part('hour', event_at) >= 18) AS evening,
       round(count(*) / sum(count(*)) OVER () * 100, 2) AS pct
FROM events
GROUP BY 1, 2
ORDER BY 1

--: accepted   BETWEEN misses the last day of February
SELECT count(*) FILTER (WHERE event_at BETWEEN '2024-02-01' AND '2024-02-29') AS between_dates,
       count(*) FILTER (WHERE event_at::date BETWEEN '2024-02-01' AND '2024-02-29') AS by_day,
       count(*) FILTER (WHERE event_at >= '2024-02-01' AND event_at < '2024-03-01') AS half_open,
       count(*) FILTER (WHERE to_char(event_at, 'YYYYMM') = '202402') AS by_text,
       count(*) FILTER (WHERE extract(year FROM event_at) = 2024 AND extract(month FROM event_at) = 2) AS by_parts
FROM events

--: accepted   quarter over quarter growth of revenue
WITH q AS (
    SELECT date_trunc('quarter', event_at) AS q, sum(value) AS rev, count(value) AS with_amount, count(*) AS n
    FROM events WHERE event_type = 'purchase' GROUP BY 1
)
SELECT to_char(q, '"Q"Q YYYY') AS quarter, rev, n - with_amount AS unreported,
       rev - lag(rev) OVER (ORDER BY q) AS diff,
       round((rev / lag(rev) OVER (ORDER BY q) - 1) * 100, 1) AS growth,
       rev / n AS per_purchase, rev / with_amount AS per_reported,
       q + INTERVAL '3 months' - INTERVAL '1 day' AS last_day
FROM q
ORDER BY q

--: accepted   month to date running revenue resets each month
SELECT event_at::date AS day, sum(value) AS rev,
       sum(sum(value)) OVER (PARTITION BY date_trunc('month', event_at::date) ORDER BY event_at::date) AS mtd,
       count(*) AS n
FROM events
WHERE event_type = 'purchase' AND event_at >= '2024-06-01' AND event_at < '2024-08-01'
GROUP BY event_at::date
ORDER BY 1

--: accepted   resampled daily revenue with zeros and moving average
SELECT d::date AS day, coalesce(x.rev, 0) AS rev, x.rev AS raw,
       round(avg(coalesce(x.rev, 0)) OVER (ORDER BY d ROWS BETWEEN 6 PRECEDING AND CURRENT ROW), 2) AS ma7,
       round(avg(x.rev) OVER (ORDER BY d ROWS BETWEEN 3 PRECEDING AND 3 FOLLOWING), 2) AS centred,
       count(x.rev) OVER (ORDER BY d ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS filled
FROM generate_series('2024-11-01'::timestamp, '2024-12-31'::timestamp, '1 day') d
LEFT JOIN (SELECT event_at::date AS day, sum(value) AS rev FROM events WHERE event_type = 'purchase' GROUP BY 1) x
       ON x.day = d::date
ORDER BY d

--: accepted   exponential smoothing of monthly revenue
WITH RECURSIVE m AS (
    SELECT row_number() OVER (ORDER BY date_trunc('month', event_at)) AS i,
           date_trunc('month', event_at)::date AS month, sum(value)::numeric AS rev
    FROM events WHERE event_type = 'purchase'
    GROUP BY date_trunc('month', event_at)
), s AS (
    SELECT i, month, rev, rev AS level FROM m WHERE i = 1
    UNION ALL
    SELECT m.i, m.month, m.rev, round(0.3 * m.rev + 0.7 * s.level, 6)
    FROM s JOIN m ON m.i = s.i + 1
)
SELECT month, rev, round(level, 2) AS smooth, round(rev - lag(level) OVER (ORDER BY i), 2) AS error
FROM s
ORDER BY i

--: accepted   moving median of daily event counts
WITH d AS (
    SELECT event_at::date AS day, count(*) AS n FROM events
    WHERE event_at >= '2025-01-01' AND event_at < '2025-03-01'
    GROUP BY 1
)
SELECT a.day, a.n,
       (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY b.n)
        FROM d b WHERE b.day BETWEEN a.day - 3 AND a.day + 3) AS med7,
       (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY b.n)
        FROM d b WHERE b.day > a.day - 7 AND b.day <= a.day) AS med_trailing
FROM d a
ORDER BY a.day

--: accepted   running distinct count of buyers by day
WITH firsts AS (
    SELECT subject_id, min(event_at)::date AS day FROM events WHERE event_type = 'purchase' GROUP BY subject_id
)
SELECT to_char(day, 'YYYY-MM') AS month, count(*) AS new_buyers,
       sum(count(*)) OVER (ORDER BY to_char(day, 'YYYY-MM')) AS ever,
       sum(count(*)) OVER (ORDER BY to_char(day, 'YYYY-MM')) * 100 / (SELECT count(*) FROM subjects) AS pct_of_all
FROM firsts
GROUP BY 1
ORDER BY 1

--: accepted   new returning and resurrected subjects by month
WITH a AS (
    SELECT DISTINCT subject_id, date_trunc('month', event_at) AS m FROM events
), b AS (
    SELECT *, lag(m) OVER (PARTITION BY subject_id ORDER BY m) AS prev FROM a
)
SELECT m::date AS month,
       count(*) FILTER (WHERE prev IS NULL) AS new,
       count(*) FILTER (WHERE prev = m - INTERVAL '1 month') AS retained,
       count(*) FILTER (WHERE prev < m - INTERVAL '1 month') AS resurrected,
       count(*) AS total
FROM b
GROUP BY m
ORDER BY m

--: accepted   churned subjects with no event for ninety days
SELECT s.country, count(*) AS subjects,
       count(*) FILTER (WHERE l.last IS NULL) AS never,
       count(*) FILTER (WHERE l.last < TIMESTAMP '2025-03-31' - INTERVAL '90 days') AS churned,
       count(*) FILTER (WHERE NOT (l.last < TIMESTAMP '2025-03-31' - INTERVAL '90 days')) AS alive,
       max(l.last) AS latest
FROM subjects s
LEFT JOIN (SELECT subject_id, max(event_at) AS last FROM events GROUP BY 1) l USING (subject_id)
GROUP BY s.country
ORDER BY s.country

--: accepted   time to first event by interval and by seconds
SELECT s.subject_id, min(e.event_at) - s.signed_up_at AS wait,
       justify_interval(min(e.event_at) - s.signed_up_at) AS justified,
       age(min(e.event_at), s.signed_up_at) AS aged,
       extract(epoch FROM min(e.event_at) - s.signed_up_at)::bigint AS secs
FROM subjects s JOIN events e USING (subject_id)
GROUP BY s.subject_id
HAVING min(e.event_at) - s.signed_up_at > INTERVAL '30 days'
ORDER BY wait DESC, s.subject_id
LIMIT 60

--: accepted   first and last touch per subject in one pass
SELECT DISTINCT subject_id,
       first_value(event_type) OVER w AS first_type,
       last_value(event_type) OVER w AS last_type,
       nth_value(event_type, 2) OVER w AS second_type,
       count(*) OVER w AS n
FROM events
WHERE subject_id <= 40
WINDOW w AS (PARTITION BY subject_id ORDER BY event_at, event_id
             ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
ORDER BY subject_id

--: accepted   last_value with the default frame trap
SELECT event_id, event_at, event_type,
       last_value(event_at::date) OVER (ORDER BY event_at::date) AS default_frame,
       last_value(event_id) OVER (ORDER BY event_at, event_id) AS no_peers,
       last_value(event_id) OVER (ORDER BY event_at, event_id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS very_last
FROM events
WHERE subject_id = 64
ORDER BY event_at, event_id

--: accepted   quartiles and IQR outliers of purchase amounts
WITH q AS (
    SELECT percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY value) AS p
    FROM events WHERE event_type = 'purchase'
)
SELECT e.event_id, e.subject_id, e.value, q.p[1] AS q1, q.p[2] AS med, q.p[3] AS q3,
       (e.value - q.p[3]) / (q.p[3] - q.p[1]) AS iqrs_above
FROM events e, q
WHERE e.event_type = 'purchase'
  AND (e.value > q.p[3] + 1.5 * (q.p[3] - q.p[1]) OR e.value < q.p[1] - 1.5 * (q.p[3] - q.p[1]))
ORDER BY e.value DESC, e.event_id
LIMIT 100

--: accepted   percentiles of amounts continuous and discrete
SELECT event_type, count(value) AS n, count(*) AS rows,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS med,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY value) AS med_disc,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY value)::numeric(10,2) AS p90,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY value DESC) AS p10_desc,
       mode() WITHIN GROUP (ORDER BY value) AS common
FROM events
GROUP BY event_type
ORDER BY event_type

--: accepted   histogram of amounts with width_bucket and labels
SELECT b, CASE b WHEN 0 THEN 'below' WHEN 6 THEN '>= 100'
               ELSE ((b - 1) * 20)::text || '-' || (b * 20)::text END AS label,
       count(*) AS n, min(value), max(value), sum(value)
FROM (
    SELECT value, width_bucket(value, 0, 100, 5) AS b FROM events WHERE event_type = 'purchase'
) x
GROUP BY b
ORDER BY b NULLS FIRST

--: accepted   Gini coefficient of revenue over buyers
WITH r AS (
    SELECT subject_id, sum(value) AS x FROM events
    WHERE event_type = 'purchase' AND value IS NOT NULL GROUP BY 1
), o AS (
    SELECT x, row_number() OVER (ORDER BY x, subject_id) AS i, count(*) OVER () AS n FROM r
)
SELECT max(n) AS buyers, sum(x) AS total,
       round(sum((2 * i - n - 1) * x) / (max(n) * sum(x)), 5) AS gini
FROM o

--: accepted   entropy of event types per country
WITH c AS (
    SELECT s.country, e.event_type, count(*)::numeric AS n
    FROM events e JOIN subjects s USING (subject_id)
    GROUP BY 1, 2
), p AS (
    SELECT country, n / sum(n) OVER (PARTITION BY country) AS p FROM c
)
SELECT coalesce(country, 'unknown') AS country, count(*) AS kinds,
       round(-sum(p * ln(p)) / ln(2.0), 4) AS bits,
       round(1 - sum(p ^ 2), 4) AS gini_impurity,
       sum(p) = 1 AS adds_up
FROM p
GROUP BY country
ORDER BY bits DESC, p.country NULLS LAST

--: accepted   share of revenue of the top five percent
SELECT sum(x) FILTER (WHERE pr <= 0.05) AS top, sum(x) AS total,
       sum(x) FILTER (WHERE pr <= 0.05) / sum(x) AS share,
       count(*) FILTER (WHERE pr <= 0.05) AS n_top, count(*) AS n
FROM (
    SELECT subject_id, sum(value) AS x, percent_rank() OVER (ORDER BY sum(value) DESC) AS pr
    FROM events WHERE value IS NOT NULL AND event_type = 'purchase'
    GROUP BY subject_id
) t

--: accepted   percent_rank and cume_dist with ties
SELECT run_id, max(value) AS best,
       percent_rank() OVER (ORDER BY max(value)) AS pr,
       cume_dist() OVER (ORDER BY max(value)) AS cd,
       ntile(4) OVER (ORDER BY max(value), run_id) AS quartile
FROM run_metrics
WHERE metric = 'val_accuracy'
GROUP BY run_id
HAVING max(value) IS NOT NULL
ORDER BY best DESC, run_id
LIMIT 30

--: accepted   linear trend of daily purchases per month
SELECT date_trunc('month', day)::date AS month, count(*) AS days,
       round(regr_slope(n, extract(day FROM day))::numeric, 4) AS slope,
       round(regr_intercept(n, extract(day FROM day))::numeric, 3) AS intercept,
       round(corr(n, extract(day FROM day))::numeric, 3) AS r
FROM (SELECT event_at::date AS day, count(*) AS n FROM events WHERE event_type = 'purchase' GROUP BY 1) d
WHERE day >= '2024-01-01'
GROUP BY 1
ORDER BY 1

--: accepted   date_bin fifteen minute buckets of the busiest day
WITH busiest AS (
    SELECT event_at::date AS day FROM events GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
)
SELECT date_bin(INTERVAL '2 hours', e.event_at, TIMESTAMP '2024-01-01 01:00:00') AS slot,
       count(*) AS n, count(DISTINCT e.subject_id) AS subjects,
       string_agg(DISTINCT e.event_type, ',' ORDER BY e.event_type) AS types
FROM events e JOIN busiest b ON e.event_at::date = b.day
GROUP BY 1
ORDER BY 1

--: accepted   month arithmetic from signup at month ends
SELECT subject_id, signed_up_at,
       signed_up_at + INTERVAL '1 month' AS plus_month,
       signed_up_at + INTERVAL '1 month' - INTERVAL '1 month' AS there_and_back,
       (date_trunc('month', signed_up_at) + INTERVAL '1 month -1 day')::date AS month_end,
       signed_up_at::date + 30 AS plus_30,
       signed_up_at + make_interval(months => 13, days => 1) AS far
FROM subjects
WHERE extract(day FROM signed_up_at) >= 29
ORDER BY signed_up_at, subject_id

--: accepted   ISO week and ordinary week at the turn of the year
SELECT subject_id, signed_up_at::date AS day,
       extract(week FROM signed_up_at) AS iso_week, extract(isoyear FROM signed_up_at) AS iso_year,
       to_char(signed_up_at, 'WW') AS ww, to_char(signed_up_at, 'IYYY-IW-ID') AS iso,
       date_part('doy', signed_up_at) AS doy, extract(dow FROM signed_up_at) AS dow,
       date_trunc('week', signed_up_at)::date AS monday
FROM subjects
WHERE to_char(signed_up_at, 'MM-DD') >= '12-25' OR to_char(signed_up_at, 'MM-DD') <= '01-07'
ORDER BY signed_up_at, subject_id

--: accepted   age of users at the end of the data
SELECT user_id, joined_on, age(DATE '2025-03-31', joined_on) AS tenure,
       extract(year FROM age(DATE '2025-03-31', joined_on))::int AS years,
       (DATE '2025-03-31' - joined_on) / 365 AS years_int,
       round((DATE '2025-03-31' - joined_on) / 365.25, 2) AS years_num,
       joined_on + INTERVAL '1 year' AS first_anniversary
FROM users
ORDER BY joined_on, user_id

--: accepted   events at exactly midnight and at the last second
SELECT event_id, event_at, event_at::time AS t, event_at::date AS d,
       event_at = date_trunc('day', event_at) AS midnight,
       event_at::text AS txt, to_char(event_at, 'HH12:MI:SS AM') AS clock,
       event_at - date_trunc('month', event_at) AS into_month
FROM events
WHERE event_at::time IN ('00:00:00', '23:59:59')
ORDER BY event_at, event_id

--: accepted   best step per run by validation accuracy
SELECT DISTINCT ON (m.run_id) m.run_id, r.model, m.step, m.value
FROM run_metrics m JOIN training_runs r USING (run_id)
WHERE m.metric = 'val_accuracy' AND m.value IS NOT NULL
ORDER BY m.run_id, m.value DESC, m.step

--: accepted   best run per model with ties and gap to the next
WITH best AS (
    SELECT r.model, r.run_id, max(m.value) AS acc
    FROM training_runs r
    JOIN run_metrics m ON m.run_id = r.run_id AND m.metric = 'val_accuracy'
    GROUP BY r.model, r.run_id
), ranked AS (
    SELECT *, rank() OVER (PARTITION BY model ORDER BY acc DESC NULLS LAST) AS rk,
           dense_rank() OVER (PARTITION BY model ORDER BY acc DESC NULLS LAST) AS dr
    FROM best
)
SELECT model, rk, dr, count(*) AS runs, array_agg(run_id ORDER BY run_id) AS run_ids, max(acc) AS acc
FROM ranked
WHERE dr <= 3
GROUP BY model, rk, dr
ORDER BY model, rk

--: accepted   null sorts first descending when picking the best
SELECT run_id, step, value,
       row_number() OVER (ORDER BY value DESC, run_id, step) AS default_nulls,
       row_number() OVER (ORDER BY value DESC NULLS LAST, run_id, step) AS nulls_last
FROM run_metrics
WHERE metric = 'val_accuracy' AND run_id BETWEEN 1 AND 20
ORDER BY value DESC, run_id, step
LIMIT 40

--: accepted   early stopping with patience of two
WITH m AS (
    SELECT run_id, step, value,
           min(value) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best_before
    FROM run_metrics WHERE metric = 'loss' AND value IS NOT NULL
), f AS (
    SELECT *, (best_before IS NOT NULL AND value >= best_before) AS worse FROM m
), p AS (
    SELECT *, worse AND coalesce(lag(worse) OVER (PARTITION BY run_id ORDER BY step), false) AS stop_here FROM f
)
SELECT run_id, min(step) FILTER (WHERE stop_here) AS stop_step, max(step) AS last_step,
       max(step) - min(step) FILTER (WHERE stop_here) AS saved
FROM p
GROUP BY run_id
HAVING bool_or(stop_here)
ORDER BY run_id

--: accepted   learning curve with change per hundred steps
SELECT run_id, step, value,
       lag(value) OVER w AS prev,
       step - lag(step) OVER w AS dstep,
       round(((value - lag(value) OVER w) / nullif(step - lag(step) OVER w, 0) * 100)::numeric, 4) AS per_100,
       round((value / first_value(value) OVER w)::numeric, 3) AS relative
FROM run_metrics
WHERE metric = 'loss' AND run_id IN (1, 6, 30)
WINDOW w AS (PARTITION BY run_id ORDER BY step)
ORDER BY run_id, step

--: accepted   missing steps per run
WITH b AS (
    SELECT run_id, min(step) AS lo, max(step) AS hi, count(*) AS n FROM run_metrics WHERE metric = 'loss' GROUP BY run_id
)
SELECT b.run_id, b.n, (b.hi - b.lo) / 100 + 1 AS expected,
       array_agg(g.s ORDER BY g.s) AS missing
FROM b
CROSS JOIN LATERAL generate_series(b.lo, b.hi, 100) AS g(s)
WHERE NOT EXISTS (SELECT 1 FROM run_metrics m WHERE m.run_id = b.run_id AND m.metric = 'loss' AND m.step = g.s)
GROUP BY b.run_id, b.n, b.lo, b.hi
ORDER BY cardinality(array_agg(g.s)) DESC, b.run_id
LIMIT 60

--: accepted   forward filled loss on a regular grid
WITH grid AS (
    SELECT r.run_id, s.step
    FROM (SELECT run_id, max(step) AS hi FROM run_metrics WHERE run_id IN (1, 5, 10, 13) GROUP BY 1) r,
         generate_series(0, r.hi, 100) AS s(step)
), j AS (
    SELECT g.run_id, g.step, m.value,
           count(m.value) OVER (PARTITION BY g.run_id ORDER BY g.step) AS grp
    FROM grid g LEFT JOIN run_metrics m ON (m.run_id, m.step, m.metric) = (g.run_id, g.step, 'loss')
)
SELECT run_id, step, value, max(value) OVER (PARTITION BY run_id, grp) AS filled
FROM j
ORDER BY run_id, step

--: accepted   linear interpolation of missing steps
WITH g AS (
    SELECT s AS step, m.value,
           count(m.value) OVER (ORDER BY s) AS up,
           count(m.value) OVER (ORDER BY s DESC) AS down
    FROM generate_series(0, (SELECT max(step) FROM run_metrics WHERE run_id = 1), 100) s
    LEFT JOIN run_metrics m ON m.run_id = 1 AND m.metric = 'val_accuracy' AND m.step = s
), f AS (
    SELECT step, value,
           max(value) OVER (PARTITION BY up) AS v0, min(step) OVER (PARTITION BY up) AS s0,
           max(value) OVER (PARTITION BY down) AS v1, max(step) OVER (PARTITION BY down) AS s1
    FROM g
)
SELECT step, value,
       round(coalesce(value, v0 + (v1 - v0) * (step - s0) / nullif(s1 - s0, 0))::numeric, 4) AS filled
FROM f
ORDER BY step

--: accepted   exponential moving average of loss by recursion
WITH RECURSIVE o AS (
    SELECT run_id, step, value, row_number() OVER (PARTITION BY run_id ORDER BY step) AS i
    FROM run_metrics
    WHERE metric = 'loss' AND value IS NOT NULL AND run_id IN (2, 7, 12)
), ema AS (
    SELECT run_id, step, i, value, value AS e FROM o WHERE i = 1
    UNION ALL
    SELECT o.run_id, o.step, o.i, o.value, 0.2 * o.value + 0.8 * ema.e
    FROM ema JOIN o ON o.run_id = ema.run_id AND o.i = ema.i + 1
)
SELECT run_id, step, value, round(e::numeric, 4) AS ema
FROM ema
ORDER BY run_id, step

--: accepted   moving average excluding the current row
SELECT step, value,
       round(avg(value) OVER (ORDER BY step ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE CURRENT ROW)::numeric, 4) AS around,
       count(value) OVER (ORDER BY step ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE CURRENT ROW) AS n,
       count(*) OVER (ORDER BY step RANGE BETWEEN 200 PRECEDING AND 200 FOLLOWING) AS in_range,
       min(value) OVER (ORDER BY step ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) AS before_min
FROM run_metrics
WHERE run_id = 6 AND metric = 'loss'
ORDER BY step

--: accepted   GROUPS frame over tied days
SELECT started_at::date AS day, run_id,
       count(*) OVER (ORDER BY started_at::date GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS two_days,
       count(*) OVER (ORDER BY started_at::date GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS no_ties,
       count(*) OVER (ORDER BY started_at::date RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS week_before,
       sum(run_id) OVER (ORDER BY started_at::date) AS with_peers,
       sum(run_id) OVER (ORDER BY started_at::date, run_id) AS without_peers
FROM training_runs
WHERE started_at < '2024-06-01'
ORDER BY day, run_id

--: accepted   metrics recorded out of step order
SELECT run_id, metric, step, recorded_at, prev_at, prev_at - recorded_at AS behind
FROM (
    SELECT run_id, metric, step, recorded_at,
           lag(recorded_at) OVER (PARTITION BY run_id, metric ORDER BY step) AS prev_at
    FROM run_metrics
) x
WHERE recorded_at < prev_at
ORDER BY run_id, metric, step

--: accepted   runs whose accuracy never falls
SELECT run_id, count(*) AS n
FROM (
    SELECT run_id, value, lag(value) OVER (PARTITION BY run_id ORDER BY step) AS prev
    FROM run_metrics WHERE metric = 'val_accuracy'
) x
GROUP BY run_id
HAVING bool_and(coalesce(value >= prev, true)) AND count(value) >= 3
ORDER BY n DESC, run_id

--: accepted   pivot of final metrics by conditional aggregation
SELECT r.run_id, r.model,
       min(m.value) FILTER (WHERE m.metric = 'loss') AS loss,
       max(CASE WHEN m.metric = 'val_accuracy' THEN m.value END) AS acc,
       max(CASE WHEN m.metric = 'val_auc' THEN m.value ELSE 0 END) AS auc_or_zero,
       count(m.value) AS n, count(*) AS all_rows
FROM training_runs r
LEFT JOIN run_metrics m ON m.run_id = r.run_id
WHERE r.status = 'failed'
GROUP BY r.run_id
ORDER BY r.run_id

--: accepted   runs above average of their own model
SELECT r.run_id, r.model, b.acc
FROM training_runs r
JOIN LATERAL (SELECT max(value) AS acc FROM run_metrics m WHERE m.run_id = r.run_id AND metric = 'val_accuracy') b ON b.acc IS NOT NULL
WHERE b.acc > (
    SELECT avg(x.best) FROM (
        SELECT max(m2.value) AS best
        FROM run_metrics m2 JOIN training_runs r2 USING (run_id)
        WHERE r2.model = r.model AND m2.metric = 'val_accuracy'
        GROUP BY m2.run_id) x)
ORDER BY r.model, b.acc DESC, r.run_id

--: accepted   better than all runs of another model
SELECT r.run_id, r.model, m.step, m.value
FROM run_metrics m JOIN training_runs r ON r.run_id = m.run_id
WHERE m.metric = 'val_accuracy'
  AND m.value > ALL (
      SELECT m2.value FROM run_metrics m2 JOIN training_runs r2 ON r2.run_id = m2.run_id
      WHERE r2.model = 'churn' AND m2.metric = 'val_accuracy' AND m2.value IS NOT NULL)
ORDER BY m.value DESC, r.run_id, m.step
LIMIT 30

--: accepted   greater than all over a set with nulls and over the empty set
SELECT run_id, max(value) AS best,
       max(value) >= ALL (SELECT value FROM run_metrics WHERE metric = 'val_accuracy') AS with_nulls,
       max(value) >= ALL (SELECT value FROM run_metrics WHERE metric = 'none') AS empty_all,
       max(value) = ANY (SELECT value FROM run_metrics WHERE metric = 'none') AS empty_any
FROM run_metrics
WHERE metric = 'val_accuracy'
GROUP BY run_id
ORDER BY best DESC NULLS LAST, run_id
LIMIT 10

--: accepted   lineage chains by recursion with path
WITH RECURSIVE t AS (
    SELECT run_id, parent_run_id, model, 1 AS depth, run_id::text AS path, run_id AS root
    FROM training_runs WHERE parent_run_id IS NULL
    UNION ALL
    SELECT c.run_id, c.parent_run_id, c.model, t.depth + 1, t.path || ' > ' || c.run_id, t.root
    FROM training_runs c JOIN t ON c.parent_run_id = t.run_id
)
SELECT root, run_id, depth, path
FROM t
WHERE depth >= 3
ORDER BY depth DESC, root, run_id

--: accepted   descendants of each root with total training time
WITH RECURSIVE d(root, run_id) AS (
    SELECT run_id, run_id FROM training_runs WHERE parent_run_id IS NULL
    UNION
    SELECT d.root, r.run_id FROM d JOIN training_runs r ON r.parent_run_id = d.run_id
)
SELECT d.root, count(*) - 1 AS descendants,
       sum(r.finished_at - r.started_at) AS total_time,
       justify_hours(sum(r.finished_at - r.started_at)) AS justified,
       extract(epoch FROM sum(r.finished_at - r.started_at)) / 3600 AS hours
FROM d JOIN training_runs r USING (run_id)
GROUP BY d.root
HAVING count(*) > 1
ORDER BY descendants DESC, d.root

--: accepted   ancestors of the deepest run walking up
WITH RECURSIVE up AS (
    SELECT run_id, parent_run_id, started_at, 0 AS back FROM training_runs WHERE run_id = 110
    UNION ALL
    SELECT r.run_id, r.parent_run_id, r.started_at, up.back + 1
    FROM up JOIN training_runs r ON r.run_id = up.parent_run_id
)
SELECT back, run_id, started_at, lag(started_at) OVER (ORDER BY back) - started_at AS before_child
FROM up
ORDER BY back

--: accepted   improvement of a child over its parent
WITH best AS (
    SELECT run_id, max(value) AS acc FROM run_metrics WHERE metric = 'val_accuracy' GROUP BY run_id
)
SELECT c.run_id, c.parent_run_id, c.model, p.model AS parent_model,
       round((bc.acc - bp.acc)::numeric, 3) AS gain,
       sign(bc.acc - bp.acc) AS direction,
       c.started_at > p.finished_at AS started_after_parent
FROM training_runs c
JOIN training_runs p ON p.run_id = c.parent_run_id
LEFT JOIN best bc ON bc.run_id = c.run_id
LEFT JOIN best bp ON bp.run_id = p.run_id
ORDER BY gain DESC NULLS LAST, c.run_id

--: accepted   children per run including leaves
SELECT p.run_id, p.model, count(c.run_id) AS children,
       count(*) AS wrong_count,
       array_agg(c.run_id ORDER BY c.run_id) AS ids,
       array_remove(array_agg(c.run_id ORDER BY c.run_id), NULL) AS clean
FROM training_runs p LEFT JOIN training_runs c ON c.parent_run_id = p.run_id
WHERE p.run_id <= 40
GROUP BY p.run_id
ORDER BY children DESC, p.run_id

--: accepted   manager tree with depth and chain of ids
WITH RECURSIVE tree AS (
    SELECT user_id, manager_id, team, ARRAY[user_id] AS path, 0 AS level
    FROM users WHERE manager_id IS NULL
    UNION ALL
    SELECT u.user_id, u.manager_id, u.team, tree.path || u.user_id, tree.level + 1
    FROM users u JOIN tree ON tree.user_id = u.manager_id
)
SELECT lpad('', level * 2, '.') || user_id AS indented, team, level, path,
       path[1] AS top, path[array_upper(path, 1) - 1] AS boss, cardinality(path) AS len
FROM tree
ORDER BY path

--: accepted   total reports under each manager
WITH RECURSIVE r AS (
    SELECT user_id AS boss, user_id FROM users
    UNION ALL
    SELECT r.boss, u.user_id FROM r JOIN users u ON u.manager_id = r.user_id
)
SELECT boss, count(*) - 1 AS all_reports,
       (SELECT count(*) FROM users d WHERE d.manager_id = boss) AS direct,
       string_agg(r.user_id::text, ',' ORDER BY r.user_id) FILTER (WHERE r.user_id <> boss) AS ids
FROM r
GROUP BY boss
HAVING count(*) > 1
ORDER BY all_reports DESC, boss

--: accepted   depth first order by the SEARCH clause
WITH RECURSIVE t AS (
    SELECT user_id, manager_id, 1 AS lvl FROM users WHERE user_id = 4
    UNION ALL
    SELECT u.user_id, u.manager_id, t.lvl + 1 FROM users u JOIN t ON u.manager_id = t.user_id
) SEARCH DEPTH FIRST BY user_id SET ord
SELECT row_number() OVER (ORDER BY ord) AS n, user_id, lvl
FROM t
ORDER BY n

--: accepted   users who joined after their own reports
SELECT u.user_id, u.joined_on, m.user_id AS manager_id, m.joined_on AS manager_joined,
       m.joined_on - u.joined_on AS days,
       age(m.joined_on, u.joined_on) AS gap,
       (u.team, u.manager_id) IS DISTINCT FROM (m.team, m.manager_id) AS differs
FROM users u JOIN users m ON m.user_id = u.manager_id
WHERE m.joined_on > u.joined_on
ORDER BY u.user_id

--: accepted   team sizes with null team in every spelling
SELECT team, coalesce(team, '(none)') AS label, count(*), count(team), count(manager_id),
       min(joined_on), max(joined_on), avg(manager_id),
       count(*) FILTER (WHERE team = NULL) AS equals_null,
       count(*) FILTER (WHERE team <> 'Search') AS not_search,
       count(*) FILTER (WHERE team IS DISTINCT FROM 'Search') AS distinct_search
FROM users
GROUP BY team
ORDER BY team NULLS FIRST

--: accepted   cube of model and status with shares
SELECT model, status, grouping(model) AS gm, grouping(status) AS gs, count(*) AS n,
       avg(finished_at - started_at) AS mean_time,
       round(count(*) * 100.0 / (SELECT count(*) FROM training_runs), 2) AS pct
FROM training_runs
GROUP BY CUBE (model, status)
ORDER BY gm, model, gs, status

--: accepted   grouping sets with null seeds
SELECT model, seed, grouping(model, seed) AS g, count(*) AS n, count(seed) AS with_seed, sum(seed) AS s
FROM training_runs
GROUP BY GROUPING SETS ((model), (seed), ())
ORDER BY g, model NULLS FIRST, seed NULLS FIRST

--: accepted   rollup of training hours by year quarter month
SELECT extract(year FROM started_at) AS y, extract(quarter FROM started_at) AS q, extract(month FROM started_at) AS m,
       count(*) AS runs, count(finished_at) AS finished,
       sum(extract(epoch FROM finished_at - started_at)) / 3600 AS hours,
       round(avg(extract(epoch FROM finished_at - started_at)) / 60) AS avg_minutes
FROM training_runs
GROUP BY ROLLUP (1, 2, 3)
ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST

--: accepted   failure rate per user at least three runs
SELECT u.user_id, u.team, count(r.run_id) AS runs,
       sum(CASE WHEN r.status = 'failed' THEN 1 ELSE 0 END) AS failed,
       sum(CASE WHEN r.status = 'failed' THEN 1 ELSE 0 END) / count(r.run_id) AS rate_int,
       avg((r.status = 'failed')::int) AS rate,
       avg((r.status = 'failed')::int)::float8 AS rate_float,
       round(avg((r.status = 'failed')::int), 2)::text || '%' AS txt
FROM users u JOIN training_runs r ON r.user_id = u.user_id
GROUP BY u.user_id
HAVING count(r.run_id) >= 3
ORDER BY rate DESC, runs DESC, u.user_id

--: accepted   running concurrent training runs sweep line
WITH ev AS (
    SELECT started_at AS t, 1 AS d FROM training_runs
    UNION ALL
    SELECT finished_at, -1 FROM training_runs WHERE finished_at IS NOT NULL
), s AS (
    SELECT t, sum(d) AS delta, sum(sum(d)) OVER (ORDER BY t) AS open_now FROM ev GROUP BY t
)
SELECT t, delta, open_now
FROM s
WHERE open_now = (SELECT max(open_now) FROM s)
ORDER BY t

--: accepted   overlapping runs of the same user
SELECT a.user_id, a.run_id, b.run_id,
       least(a.finished_at, b.finished_at) - greatest(a.started_at, b.started_at) AS overlap
FROM training_runs a
JOIN training_runs b ON b.user_id = a.user_id AND b.run_id > a.run_id
WHERE (a.started_at, coalesce(a.finished_at, 'infinity')) OVERLAPS (b.started_at, coalesce(b.finished_at, 'infinity'))
ORDER BY a.user_id, a.run_id, b.run_id

--: accepted   training runs over midnight
SELECT run_id, started_at, finished_at,
       finished_at::date - started_at::date AS nights,
       finished_at - started_at AS took,
       date_trunc('day', finished_at) - started_at AS before_midnight,
       to_char(finished_at - started_at, 'HH24:MI') AS hhmi,
       extract(hour FROM finished_at - started_at) AS h
FROM training_runs
WHERE finished_at::date > started_at::date
ORDER BY run_id
LIMIT 50

--: accepted   seeds counted with null and zero
SELECT seed, count(*) AS n, count(seed) AS c,
       coalesce(seed, 0) = 0 AS zero_or_null, nullif(seed, 0) AS no_zero,
       coalesce(seed::text, 'none') AS txt, seed + 1 AS plus_one,
       seed IN (0, 42) AS known, seed NOT IN (0, NULL) AS not_in_null
FROM training_runs
GROUP BY seed
ORDER BY seed NULLS FIRST

--: accepted   deployment gaps in production per model
WITH p AS (
    SELECT r.model, d.deployment_id, d.deployed_at, d.retired_at,
           max(coalesce(d.retired_at, 'infinity'::timestamp)) OVER (
               PARTITION BY r.model ORDER BY d.deployed_at, d.deployment_id
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_until
    FROM deployments d JOIN training_runs r USING (run_id)
    WHERE d.environment = 'production'
)
SELECT model, deployment_id, covered_until, deployed_at, deployed_at - covered_until AS gap,
       CASE WHEN deployed_at > covered_until THEN 'gap'
            WHEN deployed_at = covered_until THEN 'touching'
            WHEN deployed_at < covered_until THEN 'overlap' ELSE 'first' END AS kind
FROM p
WHERE covered_until IS NULL OR isfinite(covered_until)
ORDER BY model, deployed_at, deployment_id

--: accepted   overlapping deployments with tsrange intersection
SELECT a.deployment_id, b.deployment_id, a.environment,
       lower(tsrange(a.deployed_at, a.retired_at) * tsrange(b.deployed_at, b.retired_at)) AS from_t,
       upper(tsrange(a.deployed_at, a.retired_at) * tsrange(b.deployed_at, b.retired_at)) AS to_t
FROM deployments a
JOIN deployments b ON a.deployment_id < b.deployment_id AND a.environment = b.environment
WHERE tsrange(a.deployed_at, a.retired_at) && tsrange(b.deployed_at, b.retired_at)
ORDER BY 1, 2

--: accepted   merged production periods per model by gaps and islands
WITH p AS (
    SELECT r.model, d.deployed_at AS s, coalesce(d.retired_at, TIMESTAMP '2025-03-31') AS e
    FROM deployments d JOIN training_runs r USING (run_id) WHERE d.environment = 'production'
), m AS (
    SELECT *, CASE WHEN s <= max(e) OVER (PARTITION BY model ORDER BY s, e ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                   THEN 0 ELSE 1 END AS new_island
    FROM p
), g AS (
    SELECT *, sum(new_island) OVER (PARTITION BY model ORDER BY s, e) AS island FROM m
)
SELECT model, island, min(s) AS from_t, max(e) AS to_t, max(e) - min(s) AS len, count(*) AS parts
FROM g
GROUP BY model, island
ORDER BY model, island

--: accepted   merged periods by range_agg
SELECT r.model, count(*) AS parts,
       range_agg(tsrange(d.deployed_at, coalesce(d.retired_at, '2025-04-01'))) @> TIMESTAMP '2024-03-01' AS served_on_march_first,
       lower(range_agg(tsrange(d.deployed_at, coalesce(d.retired_at, '2025-04-01')))) AS since
FROM deployments d JOIN training_runs r USING (run_id)
WHERE d.environment = 'production'
GROUP BY r.model
ORDER BY r.model

--: accepted   days in service in each month per environment
SELECT m::date AS month, d.environment,
       sum(least(coalesce(d.retired_at, '2025-04-01'), m + INTERVAL '1 month') - greatest(d.deployed_at, m)) AS served,
       round(sum(extract(epoch FROM least(coalesce(d.retired_at, '2025-04-01'), m + INTERVAL '1 month') - greatest(d.deployed_at, m))) / 86400, 3) AS days
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-01', INTERVAL '1 month') m
JOIN deployments d ON d.deployed_at < m + INTERVAL '1 month' AND coalesce(d.retired_at, '2025-04-01') > m
GROUP BY m, d.environment
ORDER BY m, d.environment

--: accepted   deployment in service at a moment by LATERAL
SELECT t.moment, x.deployment_id, x.model
FROM (VALUES (TIMESTAMP '2023-12-15 10:00:00'), ('2024-02-29 23:59:59'), ('2024-06-25 12:00'), ('2024-08-31')) AS t(moment)
LEFT JOIN LATERAL (
    SELECT d.deployment_id, r.model FROM deployments d JOIN training_runs r USING (run_id)
    WHERE d.environment = 'production' AND d.deployed_at <= t.moment
      AND (d.retired_at > t.moment OR d.retired_at IS NULL)
) x ON true
ORDER BY t.moment, x.deployment_id

--: accepted   runs deployed more than once
SELECT run_id, count(*) AS times, string_agg(environment, ', ' ORDER BY deployed_at, deployment_id) AS path,
       array_agg(DISTINCT environment ORDER BY environment) AS envs,
       bool_or(retired_at IS NULL) AS still_on,
       max(retired_at) AS last_retired,
       min(deployed_at) - (SELECT finished_at FROM training_runs r WHERE r.run_id = d.run_id) AS wait
FROM deployments d
GROUP BY run_id
HAVING count(*) > 1
ORDER BY times DESC, run_id

--: accepted   predictions per environment with every known environment
SELECT v.environment, count(DISTINCT d.deployment_id) AS deployments, count(p.prediction_id) AS predictions,
       avg(p.score) IS NULL AS no_mean, sum(p.score) IS NULL AS no_sum, coalesce(round(sum(p.score)::numeric, 2), 0) AS total,
       min(p.predicted_at) AS first_at
FROM (VALUES ('staging'), ('shadow'), ('canary'), ('production')) AS v(environment)
LEFT JOIN deployments d USING (environment)
LEFT JOIN predictions p USING (deployment_id)
GROUP BY v.environment
ORDER BY predictions DESC, v.environment

--: accepted   tag counts by unnest
SELECT tag, count(*) AS n, count(DISTINCT model) AS models,
       round(avg((status = 'failed')::int), 3) AS failed,
       min(run_id) AS first_run
FROM training_runs, unnest(tags) AS tag
GROUP BY tag
ORDER BY n DESC, tag

--: accepted   tags with their position
SELECT r.run_id, t.tag, t.pos, cardinality(r.tags) AS len,
       t.pos = cardinality(r.tags) AS is_last,
       r.tags[t.pos + 1] AS next_tag, array_position(r.tags, t.tag) AS found_at
FROM training_runs r
CROSS JOIN LATERAL unnest(r.tags) WITH ORDINALITY AS t(tag, pos)
WHERE r.run_id BETWEEN 15 AND 50
ORDER BY r.run_id, t.pos

--: accepted   empty and missing tag arrays
SELECT run_id, tags, tags IS NULL AS missing, tags = '{}' AS empty,
       array_length(tags, 1) AS len, cardinality(tags) AS card,
       coalesce(array_length(tags, 1), 0) AS len0, tags[1] AS first_tag,
       'gpu' = ANY (tags) AS has_gpu, array_to_string(tags, '+') AS joined
FROM training_runs
WHERE tags IS NULL OR tags = '{}'
ORDER BY run_id

--: accepted   array operators side by side
SELECT run_id, tags,
       tags @> ARRAY['wip'] AS contains_wip, tags && ARRAY['gpu', 'big'] AS heavy,
       tags <@ ARRAY['baseline', 'sweep', 'wip'] AS only_light,
       'wip' <> ALL (tags) AS not_wip, NOT ('wip' = ANY (tags)) AS not_wip2,
       tags || 'new'::text AS plus, array_append(tags, 'x') AS appended, tags[2:3] AS slice
FROM training_runs
WHERE run_id <= 45
ORDER BY run_id

--: accepted   runs without the tag gpu in three ways
SELECT count(*) FILTER (WHERE NOT tags @> '{gpu}') AS a,
       count(*) FILTER (WHERE 'gpu' <> ALL (tags)) AS b,
       count(*) FILTER (WHERE array_position(tags, 'gpu') IS NULL) AS c,
       count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM unnest(tags) t WHERE t = 'gpu')) AS d,
       count(*) FILTER (WHERE ('gpu' = ANY (tags)) IS NOT TRUE) AS e
FROM training_runs

--: accepted   pairs of tags used together
SELECT a.tag || '+' || b.tag AS pair, count(*) AS n,
       array_agg(r.run_id ORDER BY r.run_id DESC) AS runs
FROM training_runs r
CROSS JOIN unnest(r.tags) AS a(tag)
CROSS JOIN unnest(r.tags) AS b(tag)
WHERE a.tag < b.tag
GROUP BY a.tag, b.tag
ORDER BY n DESC, a.tag, b.tag

--: accepted   tag sets as text and their frequency
SELECT array_to_string(tags, ',', '-') AS tagset, count(*) AS n, count(tags) AS tagged,
       avg(cardinality(tags)) AS size, length(array_to_string(tags, ','))
FROM training_runs
GROUP BY tags
HAVING count(*) > 1
ORDER BY n DESC, tags NULLS LAST

--: accepted   arrays of nulls and their lengths
SELECT model, array_agg(seed ORDER BY run_id) AS seeds,
       cardinality(array_agg(seed)) AS n,
       cardinality(array_remove(array_agg(seed), NULL)) AS n_known,
       array_agg(DISTINCT seed ORDER BY seed NULLS FIRST) AS distinct_seeds,
       array_agg(seed ORDER BY run_id) FILTER (WHERE seed > 100) AS nothing,
       array_to_string(array_agg(DISTINCT seed ORDER BY seed), '/', '?') AS txt
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   subquery arrays per user
SELECT u.user_id,
       ARRAY(SELECT r.run_id FROM training_runs r WHERE r.user_id = u.user_id ORDER BY r.started_at DESC, r.run_id DESC LIMIT 3) AS last_three,
       (SELECT array_agg(r.run_id ORDER BY r.run_id) FROM training_runs r WHERE r.user_id = u.user_id AND r.status = 'failed') AS failed,
       array_length(ARRAY(SELECT 1 FROM training_runs r WHERE r.user_id = u.user_id), 1) AS n
FROM users u
ORDER BY u.user_id

--: accepted   string to array and back
SELECT email, string_to_array(split_part(email, '@', 1), '.') AS parts,
       (string_to_array(split_part(email, '@', 1), '.'))[2] AS last_name,
       array_length(string_to_array(email, '.'), 1) AS dots,
       split_part(email, '.', -1) AS tld, split_part(email, '#', 2) = '' AS none,
       regexp_replace(email, '[0-9]+', '', 'g') = email AS no_digits
FROM users
WHERE user_id BETWEEN 5 AND 20
ORDER BY user_id

--: accepted   config values as json and as text
SELECT experiment_id, config->'metric' AS m_json, config->>'metric' AS m_text,
       config->'alpha' AS a_json, (config->>'alpha')::numeric AS a_num, (config->>'alpha')::float8 AS a_float,
       config->>'min_days' AS days_text, (config->>'min_days')::int AS days,
       jsonb_typeof(config->'min_days') AS days_type, jsonb_typeof(config->'targeting') AS t_type
FROM experiments
ORDER BY experiment_id

--: accepted   missing key against json null
SELECT experiment_id,
       config ? 'metric' AS has_key, config->'metric' IS NULL AS json_is_null,
       config->>'metric' IS NULL AS text_is_null, config->'metric' = 'null'::jsonb AS is_json_null,
       config ? 'targeting' AS has_t, config->'targeting' IS NULL AS t_null, config->>'targeting' IS NULL AS t_text_null,
       config = '{}' AS empty
FROM experiments
ORDER BY experiment_id

--: accepted   average min days per metric with text cast
SELECT config->>'metric' AS metric, count(*) AS n, count(config->>'min_days') AS with_days,
       avg((config->>'min_days')::int) AS mean, sum((config->>'min_days')::numeric) AS total,
       max(config->>'min_days') AS max_text, max((config->>'min_days')::int) AS max_int,
       round(avg(coalesce((config->>'alpha')::numeric, 0.05)), 4) AS alpha
FROM experiments
GROUP BY 1
ORDER BY 1 NULLS FIRST

--: accepted   targeted countries and the subjects they reach
SELECT e.experiment_id, c.country, c.ord, count(s.subject_id) AS subjects,
       count(a.subject_id) AS assigned
FROM experiments e
CROSS JOIN LATERAL jsonb_array_elements_text(e.config->'targeting'->'countries') WITH ORDINALITY AS c(country, ord)
LEFT JOIN subjects s ON s.country = c.country
LEFT JOIN assignments a ON a.subject_id = s.subject_id AND a.experiment_id = e.experiment_id
GROUP BY e.experiment_id, c.country, c.ord
ORDER BY e.experiment_id, c.ord

--: accepted   assigned although outside the targeted countries
SELECT a.experiment_id, count(*) AS assigned,
       count(*) FILTER (WHERE e.config->'targeting'->'countries' ? s.country) AS inside,
       count(*) FILTER (WHERE NOT e.config->'targeting'->'countries' ? s.country) AS outside,
       count(*) FILTER (WHERE (e.config->'targeting'->'countries' ? s.country) IS NULL) AS unknown
FROM assignments a
JOIN experiments e USING (experiment_id)
JOIN subjects s USING (subject_id)
WHERE e.config @? '$.targeting.countries[*]'
GROUP BY a.experiment_id
ORDER BY a.experiment_id

--: accepted   all keys of all configs with their types
SELECT k.key, count(*) AS n,
       string_agg(DISTINCT jsonb_typeof(k.value), ',' ORDER BY jsonb_typeof(k.value)) AS types,
       array_agg(e.experiment_id ORDER BY e.experiment_id) AS ids,
       jsonb_agg(k.value ORDER BY e.experiment_id) AS vals
FROM experiments e, jsonb_each(e.config) AS k
GROUP BY k.key
ORDER BY n DESC, k.key COLLATE "C"

--: accepted   flags unnested from json arrays
SELECT e.experiment_id, f.flag, f.n,
       jsonb_array_length(e.config->'flags') AS len,
       e.config->'flags'->0 AS first_json, e.config->'flags'->> -1 AS last_text,
       e.config #>> '{flags,1}' AS second
FROM experiments e
LEFT JOIN LATERAL jsonb_array_elements_text(e.config->'flags') WITH ORDINALITY AS f(flag, n) ON true
WHERE e.config ? 'flags'
ORDER BY e.experiment_id, f.n

--: accepted   json containment searches
SELECT experiment_id,
       config @> '{"metric": "revenue"}' AS revenue,
       config @> '{"alpha": 0.05}' AS alpha_005, config @> '{"alpha": 0.050}' AS alpha_0050,
       config @> '{"flags": ["banner"]}' AS banner, config @> '{"flags": []}' AS any_flags,
       config @> '{"targeting": {"countries": ["AT"]}}' AS austria,
       config @> '{"min_days": 21}' AS num21, config @> '{"min_days": "21"}' AS text21,
       config ?| ARRAY['alpha', 'flags'] AS either, config ?& ARRAY['alpha', 'flags'] AS both_keys
FROM experiments
ORDER BY experiment_id

--: accepted   building json objects per experiment
SELECT e.experiment_id,
       jsonb_object_agg(v.name, v.traffic_share ORDER BY v.name COLLATE "C") AS shares,
       jsonb_agg(jsonb_build_object('n', v.name, 'c', v.is_control) ORDER BY v.name COLLATE "C") AS vs,
       jsonb_build_object('sum', sum(v.traffic_share), 'avg', round(avg(v.traffic_share), 3), 'k', count(*), 'end', max(e.ended_on)) AS totals
FROM experiments e JOIN variants v USING (experiment_id)
GROUP BY e.experiment_id
ORDER BY e.experiment_id

--: accepted   numbers in json keep or lose their zeros
SELECT p.prediction_id, to_jsonb(p.score) AS j, to_jsonb(p.score::numeric(5,3)) AS j3,
       jsonb_build_array(p.score, p.score * 100, 1.50, 2, NULL, true) AS arr,
       (to_jsonb(p.score * 100))::text AS txt, to_jsonb(p.predicted_at) AS ts,
       to_jsonb(p.predicted_at::date)::text AS d
FROM predictions p
WHERE p.score IN (0, 0.5, 1)
ORDER BY p.prediction_id
LIMIT 20

--: accepted   json object of event counts per subject
SELECT subject_id, jsonb_object_agg(event_type, n ORDER BY event_type) AS counts,
       jsonb_object_agg(event_type, total ORDER BY event_type) AS totals,
       (jsonb_object_agg(event_type, n)->>'purchase')::int AS purchases,
       (jsonb_object_agg(event_type, total)->>'purchase')::numeric / 2 AS half
FROM (
    SELECT subject_id, event_type, count(*) AS n, sum(value) AS total
    FROM events WHERE subject_id <= 25 GROUP BY 1, 2
) x
GROUP BY subject_id
ORDER BY subject_id

--: accepted   editing configs without touching the table
SELECT experiment_id, config - 'flags' - 'note' AS less,
       config || '{"alpha": 0.2, "owner": null}' AS more,
       jsonb_set(config, '{targeting,countries}', '["XX"]', true) AS setted,
       config #- '{targeting,new_only}' AS cut,
       jsonb_strip_nulls(config) AS stripped
FROM experiments
WHERE experiment_id IN (3, 5, 8, 10, 11, 12)
ORDER BY experiment_id

--: accepted   boolean out of json
SELECT experiment_id, config #> '{targeting,new_only}' AS j,
       (config #>> '{targeting,new_only}')::boolean AS b,
       coalesce((config->'targeting'->>'new_only')::boolean, false) AS b0,
       CASE WHEN (config->'targeting'->>'new_only')::boolean THEN 'new' WHEN config ? 'targeting' THEN 'all' ELSE 'unset' END AS audience
FROM experiments
WHERE (config->'targeting'->>'new_only')::boolean IS NOT TRUE
ORDER BY experiment_id

--: accepted   rerun experiments joined through json
SELECT r.experiment_id, o.experiment_id AS original, r.name = o.name AS same_name,
       r.started_on - o.ended_on AS pause_days, age(r.started_on, o.ended_on) AS pause,
       r.config - 'rerun_of' = o.config AS same_config,
       r.config->'min_days' = o.config->'min_days' AS same_days
FROM experiments r
JOIN experiments o ON o.experiment_id = (r.config->>'rerun_of')::int
ORDER BY 1

--: accepted   experiments long enough by their own setting
SELECT e.experiment_id, (e.config->>'min_days')::int AS need,
       e.ended_on - e.started_on + 1 AS got,
       e.started_on + (e.config->>'min_days')::int AS earliest_end,
       e.started_on + make_interval(days => (e.config->>'min_days')::int) AS as_ts,
       e.started_on + ((e.config->>'min_days') || ' days')::interval <= e.ended_on AS ok
FROM experiments e
WHERE e.config ? 'min_days' AND e.started_on IS NOT NULL
ORDER BY got NULLS FIRST, e.experiment_id

--: accepted   keys per config counted
SELECT experiment_id,
       (SELECT count(*) FROM jsonb_object_keys(config)) AS keys,
       (SELECT string_agg(k, ',' ORDER BY k COLLATE "C") FROM jsonb_object_keys(config) k) AS names,
       (SELECT min(length(value)) FROM jsonb_each_text(config)) AS shortest,
       length(config::text) AS chars
FROM experiments
ORDER BY keys DESC, experiment_id

--: accepted   json path values and filters
SELECT experiment_id, jsonb_path_query_first(config, '$.targeting.countries[0]') AS first_country,
       jsonb_path_exists(config, '$.alpha ? (@ < 0.1)') AS strict_alpha,
       jsonb_path_query_array(config, '$.flags[*]') AS flags,
       config @@ '$.min_days > 10' AS long_run
FROM experiments
ORDER BY experiment_id

--: accepted   referral cleaned and counted
SELECT lower(regexp_replace(trim(referral), '\s+', '', 'g')) AS clean, count(*) AS n,
       count(DISTINCT referral) AS spellings,
       count(DISTINCT trim(referral)) AS trimmed, count(DISTINCT lower(trim(referral))) AS lowered,
       round(100.0 * count(*) / sum(count(*)) OVER (), 2) AS pct
FROM subjects
GROUP BY 1
ORDER BY n DESC, 1 NULLS LAST

--: accepted   referral raw spellings with lengths
SELECT referral, length(referral) AS len, length(trim(referral)) AS trimmed,
       '[' || referral || ']' AS shown, nullif(trim(referral), '') IS NULL AS blank,
       referral = trim(referral) AS tidy, octet_length(referral) AS bytes,
       ascii(referral) AS first_code, count(*) AS n
FROM subjects
GROUP BY referral
ORDER BY referral COLLATE "C" NULLS FIRST

--: accepted   conversion per cleaned referral channel
SELECT coalesce(nullif(replace(lower(btrim(s.referral)), ' ', ''), ''), CASE WHEN s.referral IS NULL THEN '(not asked)' ELSE '(blank)' END) AS channel,
       count(*) AS subjects, count(e.first_buy) AS buyers,
       round(count(e.first_buy) * 1.0 / count(*), 3) AS cr,
       avg(e.spent) AS mean_spent, sum(e.spent) / count(*) AS per_subject,
       min(e.first_buy::date - s.signed_up_at::date) AS quickest
FROM subjects s
LEFT JOIN (
    SELECT subject_id, min(event_at) AS first_buy, sum(value) AS spent
    FROM events WHERE event_type = 'purchase' GROUP BY subject_id
) e USING (subject_id)
GROUP BY 1
ORDER BY cr DESC, subjects DESC, 1

--: accepted   names split in parts with character counts
SELECT subject_id, display_name, split_part(display_name, ' ', 1) AS first_name, split_part(display_name, ' ', 2) AS last_name,
       length(display_name) AS chars, octet_length(display_name) AS bytes,
       position('''' IN display_name) AS apostrophe, left(display_name, 3) AS l3, right(display_name, 2) AS r2,
       reverse(left(display_name, 4)) AS rev, substring(display_name FROM 2 FOR 3) AS mid
FROM subjects
WHERE subject_id <= 30
ORDER BY subject_id

--: accepted   duplicate names by exact and by folded spelling
SELECT lower(display_name) AS folded, count(*) AS n, count(DISTINCT display_name) AS spellings,
       array_agg(subject_id ORDER BY subject_id) AS ids
FROM subjects
WHERE display_name ~ '^[A-Za-z'' ]+$'
GROUP BY 1
HAVING count(*) > 1
ORDER BY lower(display_name) COLLATE "C"

--: accepted   pattern matches in notes
SELECT note, count(*) AS n, note LIKE '%n''t%' AS has_nt, note ILIKE 'TRY%' AS tries,
       note ~ '^[a-z]' AS lower_start, note !~ '\s' AS one_word, note SIMILAR TO '%(rate|deploy)%' AS similar_to,
       regexp_count(note, '[aeiou]') AS vowels, note = '' AS blank, char_length(note) AS len,
       translate(note, ' -', '_') AS tr
FROM training_runs
GROUP BY note
ORDER BY note COLLATE "C" NULLS LAST

--: accepted   email domain and suffix digits
SELECT substring(email FROM '[0-9]+') AS digits, count(*) AS n,
       min(split_part(email, '@', 2)) AS domain,
       string_agg(user_id::text, ',' ORDER BY user_id DESC) AS ids,
       sum(length(split_part(email, '@', 1))) AS letters, avg(length(email)) AS mean_len
FROM users
GROUP BY 1
ORDER BY 1 NULLS LAST

--: accepted   padding concatenation and nulls
SELECT user_id, lpad(user_id::text, 4, '0') AS code, rpad(team, 6, '*') AS padded,
       'T:' || team AS piped, concat('T:', team) AS concatenated,
       concat_ws('/', team, manager_id, user_id) AS ws,
       format('%s-%s', team, manager_id) AS formatted, coalesce(team, '') || '!' AS bang,
       length(concat(team, NULL, manager_id)) AS len
FROM users
WHERE team IS NULL OR user_id % 10 = 0
ORDER BY user_id

--: accepted   text numbers sort and compare differently
SELECT run_id::text AS txt, run_id, run_id::text < '5' AS text_less, run_id < 5 AS int_less,
       row_number() OVER (ORDER BY run_id::text COLLATE "C") AS text_pos
FROM training_runs
WHERE run_id <= 25
ORDER BY run_id::text COLLATE "C"

--: accepted   to_char of numbers and dates
SELECT event_id, value, to_char(value, 'FM9990.00') AS f1, to_char(value, '999.9') AS f2,
       to_char(value, '00000.0') AS f3, to_char(event_at, 'DD.MM.YYYY HH24:MI') AS de,
       to_char(event_at, 'FMDD FMMonth YYYY') AS long_date, to_char(event_at, 'Dy DDth') AS th,
       value::text AS txt, value::int AS whole, value::float8::text AS ftxt
FROM events
WHERE event_type = 'refund' AND value IS NOT NULL
ORDER BY event_id
LIMIT 40

--: accepted   halves rounded as numeric and as double
SELECT v.x, round(v.x) AS num, round(v.x::float8) AS dbl, v.x::int AS int_num, v.x::float8::int AS int_dbl,
       trunc(v.x) AS t, floor(v.x) AS f, ceil(v.x) AS c, round(v.x, -1) AS tens, round(v.x * 5, 0)::text AS txt
FROM (VALUES (0.5), (1.5), (2.5), (-0.5), (-1.5), (-2.5), (3.49), (25.0)) AS v(x)
ORDER BY v.x

--: accepted   integer and modulo division with negatives
SELECT a, b, a / b AS q, a % b AS r, mod(a, b) AS m, div(a, b) AS d, a / b::numeric AS n,
       a / b::float8 AS f, floor(a::numeric / b) AS fl, abs(a) % abs(b) AS ar, -a / b AS neg
FROM (VALUES (7, 2), (-7, 2), (7, -2), (-7, -2), (1, 3), (0, 5)) AS t(a, b)
ORDER BY a, b

--: accepted   numeric division precision
SELECT event_type, sum(value) / 3 AS third, sum(value) / count(*) AS per_event,
       avg(value) AS avg_value, sum(value) / count(value) = avg(value) AS equal_avg,
       avg(value)::numeric(10,2) AS r2, 1 / sum(value) AS inverse,
       sum(value) * 0.1 AS tenth, sum(value)::float8 / 3 AS fthird
FROM events
WHERE value IS NOT NULL
GROUP BY event_type
ORDER BY event_type

--: accepted   casts of scores between types
SELECT DISTINCT score, score::text AS txt, score::numeric AS num, score::numeric(3,1) AS n31,
       score::real AS r4, (score * 3)::text AS times3, score::numeric * 3 AS num3,
       score * 3 = (score::numeric * 3)::float8 AS equal3, (score * 100)::int AS pct
FROM predictions
WHERE score < 0.12 OR score > 0.93
ORDER BY score

--: accepted   averages over integers and nulls
SELECT r.model, avg(seed) AS a, sum(seed) / count(*) AS wrong, sum(seed) / count(seed) AS int_avg,
       sum(seed)::float8 / count(seed) AS f, avg(coalesce(seed, 0)) AS with_zero,
       round(avg(seed), 1) AS r1, round(avg(seed)) AS r0, stddev(seed), variance(seed), var_pop(seed)
FROM training_runs r
GROUP BY r.model
ORDER BY r.model

--: accepted   statistics of single value groups
SELECT experiment_id, count(*) AS n, stddev_samp(traffic_share) AS sd, stddev_pop(traffic_share) AS sdp,
       var_samp(traffic_share) AS v, coalesce(stddev(traffic_share), 0) AS sd0,
       sum(traffic_share) AS total, sum(traffic_share) = 1 AS complete, avg(traffic_share) AS mean
FROM variants
GROUP BY experiment_id
ORDER BY experiment_id

--: accepted   aggregates over an empty set
SELECT count(*) AS n, count(value) AS c, sum(value) AS s, coalesce(sum(value), 0) AS s0, avg(value) AS a, max(event_at) AS m,
       array_agg(event_id) AS ids, string_agg(event_type, ',') AS types, bool_and(value > 0) AS b,
       jsonb_agg(value) AS j, percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS med, stddev(value) AS sd
FROM events
WHERE event_at > '2030-01-01'

--: accepted   empty set with group by and with having
SELECT 'grouped' AS kind, (SELECT count(*) FROM (SELECT subject_id FROM events WHERE event_id < 0 GROUP BY subject_id) x) AS n
UNION ALL
SELECT 'plain', (SELECT count(*) FROM (SELECT max(subject_id) FROM events WHERE event_id < 0) x)
UNION ALL
SELECT 'having', (SELECT count(*) FROM (SELECT max(subject_id) FROM events WHERE event_id < 0 HAVING count(*) > 0) x)
UNION ALL
SELECT 'sets', (SELECT count(*) FROM (SELECT subject_id, count(*) FROM events WHERE event_id < 0 GROUP BY GROUPING SETS ((subject_id), ())) x)
ORDER BY 1

--: accepted   subjects in experiment one but not in two by set operations
SELECT 'except' AS op, count(*) AS n FROM (SELECT subject_id FROM assignments WHERE experiment_id = 1 EXCEPT SELECT subject_id FROM assignments WHERE experiment_id = 2) a
UNION ALL
SELECT 'intersect', count(*) FROM (SELECT subject_id FROM assignments WHERE experiment_id = 1 INTERSECT SELECT subject_id FROM assignments WHERE experiment_id = 2) b
UNION ALL
SELECT 'union', count(*) FROM (SELECT subject_id FROM assignments WHERE experiment_id = 1 UNION SELECT subject_id FROM assignments WHERE experiment_id = 2) c
UNION ALL
SELECT 'union all', count(*) FROM (SELECT subject_id FROM assignments WHERE experiment_id = 1 UNION ALL SELECT subject_id FROM assignments WHERE experiment_id = 2) d
ORDER BY n, op

--: accepted   except all keeps the extra copies
SELECT country, count(*) AS surplus
FROM (
    SELECT country FROM subjects WHERE signed_up_at >= '2024-01-01'
    EXCEPT ALL
    SELECT country FROM subjects WHERE signed_up_at < '2024-01-01'
) x
GROUP BY country
ORDER BY surplus DESC, country NULLS LAST

--: accepted   union of mixed number types
SELECT 'event' AS src, value AS v FROM events WHERE event_id IN (1, 4, 11)
UNION ALL
SELECT 'score', score FROM predictions WHERE prediction_id <= 2
UNION ALL
SELECT 'run', run_id FROM training_runs WHERE run_id <= 2
UNION ALL
SELECT 'nothing', NULL
ORDER BY src, v

--: accepted   full join of signups and first purchases by week
SELECT week, coalesce(s.n, 0) AS signups, coalesce(p.n, 0) AS first_buys,
       s.n IS NULL AS no_signup, p.n / s.n AS int_ratio, round(p.n / s.n::numeric, 2) AS ratio
FROM (SELECT date_trunc('week', signed_up_at)::date AS week, count(*) AS n FROM subjects GROUP BY 1) s
FULL JOIN (
    SELECT date_trunc('week', first_buy)::date AS week, count(*) AS n
    FROM (SELECT min(event_at) AS first_buy FROM events WHERE event_type = 'purchase' GROUP BY subject_id) f
    GROUP BY 1
) p USING (week)
ORDER BY week

--: accepted   keyset page after a given event
SELECT event_id, event_at, event_type, value
FROM events
WHERE (event_at, event_id) > (SELECT event_at, event_id FROM events WHERE event_id = 1110)
ORDER BY event_at, event_id
LIMIT 15

--: accepted   row comparison with null parts
SELECT u.user_id, (u.team, u.manager_id) = ('Search', 6) AS eq,
       (u.team, u.manager_id) < ('Growth', 10) AS lt,
       (u.team, u.manager_id) IN (('Search', 2), ('Growth', 4)) AS within,
       ROW(u.team, u.manager_id) IS NULL AS all_null, ROW(u.team, u.manager_id) IS NOT NULL AS none_null
FROM users u
WHERE u.user_id IN (1, 2, 4, 6, 10, 13, 23, 33, 38, 41, 42)
ORDER BY u.user_id

--: accepted   not in against a nullable column
SELECT (SELECT count(*) FROM users WHERE user_id NOT IN (SELECT manager_id FROM users)) AS not_in,
       (SELECT count(*) FROM users WHERE user_id NOT IN (SELECT manager_id FROM users WHERE manager_id IS NOT NULL)) AS not_in_known,
       (SELECT count(*) FROM users u WHERE NOT EXISTS (SELECT 1 FROM users r WHERE r.manager_id = u.user_id)) AS not_exists,
       (SELECT count(*) FROM users u LEFT JOIN users r ON r.manager_id = u.user_id WHERE r.user_id IS NULL) AS anti,
       (SELECT count(*) FROM users WHERE user_id <> ALL (SELECT manager_id FROM users)) AS not_all

--: accepted   inner join multiplies revenue by experiments
SELECT s.country,
       sum(e.value) AS true_revenue,
       (SELECT sum(e2.value) FROM events e2 JOIN subjects s2 USING (subject_id) JOIN assignments a2 USING (subject_id)
        WHERE e2.event_type = 'purchase' AND s2.country IS NOT DISTINCT FROM s.country) AS inflated,
       sum(e.value) FILTER (WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.subject_id = e.subject_id)) AS without_experiment
FROM events e JOIN subjects s USING (subject_id)
WHERE e.event_type = 'purchase'
GROUP BY s.country
ORDER BY s.country NULLS FIRST

--: accepted   natural join of assignments and subjects
SELECT country, count(*) AS rows_joined, count(DISTINCT subject_id) AS subjects,
       avg(assigned_at - signed_up_at) AS mean_wait, min(assigned_at - signed_up_at) AS shortest,
       bool_and(assigned_at >= signed_up_at) AS always_after
FROM assignments NATURAL JOIN subjects
GROUP BY country
HAVING count(*) > 5
ORDER BY rows_joined DESC, country

--: accepted   same column names twice
SELECT e.*, v.name, v.is_control, o.full_name AS name
FROM (SELECT experiment_id, name, owner_id FROM experiments) e
JOIN variants v ON v.experiment_id = e.experiment_id
LEFT JOIN users o ON o.user_id = e.owner_id
WHERE e.experiment_id IN (1, 4, 9, 11)
ORDER BY e.experiment_id, v.name COLLATE "C"

--: accepted   unnamed columns and literals
SELECT 1, 'a', NULL, true, 1 + 1.5, count(*), count(*) * 2, max(event_at)::date, max(value) / 7, sum(value) > 100,
       CASE WHEN count(*) > 1 THEN 'many' END, coalesce(max(value), 0), EXISTS (SELECT 1 FROM labels)
FROM events
WHERE subject_id = 1

--: accepted   second highest purchase per subject in two styles
SELECT s.subject_id,
       (SELECT DISTINCT e.value FROM events e WHERE e.subject_id = s.subject_id AND e.event_type = 'purchase' AND e.value IS NOT NULL
        ORDER BY e.value DESC OFFSET 1 LIMIT 1) AS by_offset,
       (SELECT max(e.value) FROM events e WHERE e.subject_id = s.subject_id AND e.event_type = 'purchase'
          AND e.value < (SELECT max(x.value) FROM events x WHERE x.subject_id = s.subject_id AND x.event_type = 'purchase')) AS by_max,
       (SELECT (array_agg(DISTINCT e.value ORDER BY e.value DESC NULLS LAST))[2] FROM events e
        WHERE e.subject_id = s.subject_id AND e.event_type = 'purchase') AS by_array
FROM subjects s
WHERE s.subject_id <= 40
ORDER BY s.subject_id

--: accepted   median of scores by hand and by function
WITH o AS (
    SELECT deployment_id, score,
           row_number() OVER (PARTITION BY deployment_id ORDER BY score, prediction_id) AS i,
           count(*) OVER (PARTITION BY deployment_id) AS n
    FROM predictions
)
SELECT deployment_id, max(n) AS n,
       round(avg(score) FILTER (WHERE i IN ((n + 1) / 2, (n + 2) / 2))::numeric, 4) AS by_hand,
       round((percentile_cont(0.5) WITHIN GROUP (ORDER BY score))::numeric, 4) AS by_cont,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY score) AS by_disc,
       mode() WITHIN GROUP (ORDER BY score) AS most_common
FROM o
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   hypothetical rank of a score of one half
SELECT deployment_id, rank(0.5) WITHIN GROUP (ORDER BY score DESC) AS rk,
       dense_rank(0.5) WITHIN GROUP (ORDER BY score DESC) AS dr,
       round(percent_rank(0.5) WITHIN GROUP (ORDER BY score)::numeric, 4) AS pr,
       round(cume_dist(0.5) WITHIN GROUP (ORDER BY score)::numeric, 4) AS cd,
       count(*) AS n
FROM predictions
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   refunds matched to the last purchase before them
SELECT r.event_id AS refund_id, r.subject_id, r.value AS refunded, p.event_id AS purchase_id, p.value AS paid,
       r.event_at - p.event_at AS after_purchase,
       round(r.value / nullif(p.value, 0), 3) AS part,
       coalesce(r.value <= p.value, false) AS plausible
FROM events r
LEFT JOIN LATERAL (
    SELECT event_id, value, event_at FROM events x
    WHERE x.subject_id = r.subject_id AND x.event_type = 'purchase' AND x.event_at < r.event_at
    ORDER BY x.event_at DESC, x.event_id DESC LIMIT 1
) p ON true
WHERE r.event_type = 'refund'
ORDER BY r.event_id
LIMIT 100

--: accepted   RFM scores by ntile of three
WITH rfm AS (
    SELECT subject_id, DATE '2025-03-31' - max(event_at)::date AS recency, count(*) AS frequency, coalesce(sum(value), 0) AS money
    FROM events WHERE event_type = 'purchase' GROUP BY subject_id
), s AS (
    SELECT *, ntile(3) OVER (ORDER BY recency DESC, subject_id) AS r,
           ntile(3) OVER (ORDER BY frequency, subject_id) AS f,
           ntile(3) OVER (ORDER BY money, subject_id) AS m
    FROM rfm
)
SELECT r::text || f || m AS segment, r * 100 + f * 10 + m AS code, count(*) AS n,
       avg(recency) AS rec, avg(frequency) AS freq, round(avg(money), 2) AS money, avg(money)::int AS whole
FROM s
GROUP BY r, f, m
ORDER BY code DESC

--: accepted   pareto of models by training hours
WITH h AS (
    SELECT model, sum(extract(epoch FROM coalesce(finished_at, started_at) - started_at)) / 3600.0 AS hours, count(*) AS runs
    FROM training_runs GROUP BY model
)
SELECT model, runs, hours, round(hours, 1) AS h1,
       round(100 * hours / sum(hours) OVER (), 2) AS pct,
       round(100 * sum(hours) OVER (ORDER BY hours DESC, model) / sum(hours) OVER (), 2) AS cum_pct,
       hours / runs AS per_run, (hours / runs * INTERVAL '1 hour') AS per_run_interval
FROM h
ORDER BY hours DESC, model

--: accepted   interval arithmetic and normal forms
SELECT run_id, finished_at - started_at AS d, (finished_at - started_at) * 10 AS ten, (finished_at - started_at) / 4 AS quarter,
       justify_hours((finished_at - started_at) * 10) AS jh, (finished_at - started_at) * 1.5 AS half_more,
       finished_at - started_at > INTERVAL '300 minutes' AS long_run,
       extract(minute FROM finished_at - started_at) AS m, extract(epoch FROM finished_at - started_at) / 60 AS mins,
       finished_at + INTERVAL '1 month 1 day' AS later
FROM training_runs
WHERE user_id IN (2, 6) AND finished_at IS NOT NULL
ORDER BY run_id

--: accepted   subjects with the same purchase total at the same rank
WITH t AS (
    SELECT subject_id, sum(value) AS total FROM events WHERE event_type = 'purchase' GROUP BY subject_id
), r AS (
    SELECT *, rank() OVER (ORDER BY total DESC NULLS LAST) AS rk, count(*) OVER (PARTITION BY total) AS same,
           total - lead(total) OVER (ORDER BY total DESC NULLS LAST, subject_id) AS ahead
    FROM t
)
SELECT rk, total, same, array_agg(subject_id ORDER BY subject_id) AS subjects, min(ahead) AS min_ahead, count(*) FILTER (WHERE ahead = 0) AS tied
FROM r
WHERE same > 1
GROUP BY rk, total, same
ORDER BY rk

--: accepted   prediction followed by purchase within thirty days against the label
SELECT r.model, l.label, x.bought, count(*) AS n,
       round(avg(p.score)::numeric, 3) AS mean_score,
       round(count(*)::numeric / sum(count(*)) OVER (PARTITION BY r.model), 3) AS part
FROM predictions p
JOIN deployments d USING (deployment_id)
JOIN training_runs r USING (run_id)
LEFT JOIN labels l USING (prediction_id)
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT 1 FROM events e WHERE e.subject_id = p.subject_id AND e.event_type = 'purchase'
                   AND e.event_at > p.predicted_at AND e.event_at <= p.predicted_at + INTERVAL '30 days') AS bought
) x
GROUP BY r.model, l.label, x.bought
ORDER BY r.model, l.label NULLS FIRST, x.bought
