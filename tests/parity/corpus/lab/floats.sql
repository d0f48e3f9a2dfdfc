--: accepted   average score by deployment
SELECT deployment_id, avg(score) AS mean, min(score) AS low, max(score) AS high
FROM predictions
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   rounding a double to whole numbers goes to even
SELECT x, round(x) AS r
FROM (VALUES (0.5::double precision), (1.5), (2.5), (3.5), (-0.5), (-2.5)) AS v(x)
ORDER BY x

--: accepted   rounding a numeric goes away from zero
SELECT x, round(x) AS r, round(x, 1) AS s
FROM (VALUES (0.25), (0.35), (0.5), (1.5), (2.5), (-2.5)) AS v(x)
ORDER BY x

--: accepted   a score cast to numeric before rounding
SELECT prediction_id, round(score::numeric, 1) AS r, round((score * 100)::numeric) AS p
FROM predictions
WHERE prediction_id <= 30
ORDER BY prediction_id

--: accepted   sample and population deviation
SELECT metric, stddev(value) AS s, stddev_samp(value) AS s2, stddev_pop(value) AS p, variance(value) AS v, var_pop(value) AS vp
FROM run_metrics
GROUP BY metric
ORDER BY metric

--: accepted   deviation of one row is NULL
SELECT stddev(score) AS s, stddev_pop(score) AS p, var_samp(score) AS v FROM predictions WHERE prediction_id = 1

--: accepted   correlation of score and outcome
SELECT count(*) AS n, corr(p.score, l.label::int) AS r, regr_slope(l.label::int, p.score) AS slope, regr_intercept(l.label::int, p.score) AS intercept
FROM predictions p
JOIN labels l USING (prediction_id)
WHERE l.label IS NOT NULL

--: accepted   regression of loss on the step
SELECT run_id, regr_count(value, step) AS n, regr_r2(value, step) AS r2, regr_slope(value, step) AS slope, covar_pop(value, step) AS cov
FROM run_metrics
WHERE metric = 'loss' AND run_id <= 15
GROUP BY run_id
ORDER BY run_id

--: accepted   regression where one side never varies
SELECT corr(1::double precision, x) AS c, regr_slope(x, 1::double precision) AS s, regr_r2(1::double precision, x) AS r2, covar_samp(x, 1) AS cv
FROM generate_series(1, 5) AS x

--: accepted   NaN equals itself and is the greatest
SELECT 'NaN'::double precision = 'NaN'::double precision AS same, 'NaN'::double precision > 'Infinity'::double precision AS above, 'NaN'::numeric = 'NaN'::numeric AS n

--: accepted   NaN and infinities in order
SELECT x FROM (VALUES ('NaN'::double precision), ('Infinity'), ('-Infinity'), (0), (NULL)) AS v(x) ORDER BY x

--: accepted   arithmetic with infinity
SELECT 'Infinity'::double precision - 'Infinity'::double precision AS a, 'Infinity'::double precision * -1 AS b, 1 / 'Infinity'::double precision AS c

--: accepted   average and max with a NaN
SELECT avg(x) AS a, max(x) AS b, min(x) AS c, sum(x) AS d
FROM (VALUES (1::double precision), ('NaN'), (2)) AS v(x)

--: accepted   tenths do not add up
SELECT 0.1::double precision + 0.2::double precision AS d, 0.1::double precision + 0.2::double precision = 0.3::double precision AS d_same, 0.1 + 0.2 = 0.3 AS n_same

--: accepted   text of doubles
SELECT (0.1::double precision + 0.2::double precision)::text AS a, 1e20::double precision::text AS b, 100::double precision::text AS c, 1e-7::double precision::text AS d, 1e15::double precision::text AS e

--: accepted   double division and the remainder by numeric
SELECT 7::double precision / 2 AS a, mod(7.5, 2) AS b, 7.0::double precision * 0.1 AS c

--: accepted   logarithms
SELECT ln(2.718281828) AS a, log(1000) AS b, log(2, 8) AS c, exp(1.0) AS d, log(100::double precision) AS e

--: accepted   log loss of a model
SELECT d.deployment_id,
       avg(-CASE WHEN l.label THEN ln(greatest(p.score, 1e-15)) ELSE ln(greatest(1 - p.score, 1e-15)) END) AS log_loss
FROM deployments d
JOIN predictions p USING (deployment_id)
JOIN labels l USING (prediction_id)
WHERE l.label IS NOT NULL
GROUP BY d.deployment_id
ORDER BY d.deployment_id

--: accepted   median and quartiles, continuous and discrete
SELECT feature,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY value) AS disc,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY value) AS p90
FROM feature_values
GROUP BY feature
ORDER BY feature

--: accepted   the most frequent value
SELECT feature, mode() WITHIN GROUP (ORDER BY value) AS most FROM feature_values GROUP BY feature ORDER BY feature

--: accepted   trunc, ceil and floor of doubles
SELECT score, trunc(score * 10) AS t, ceil(score * 10) AS c, floor(score * 10) AS f, sign(score - 0.5) AS s
FROM predictions
WHERE prediction_id <= 20
ORDER BY prediction_id

--: accepted   cast of a double to numeric keeps fifteen digits
SELECT (1.0::double precision / 3)::numeric AS a, 0.1::real::double precision AS b, 123456789.123456789::double precision::numeric AS c

--: accepted   zero and minus zero are the same
SELECT 0::double precision = -0.0::double precision AS same, count(DISTINCT x) AS n
FROM (VALUES (0::double precision), ('-0'::double precision)) AS v(x)

--: refused   round of a double to places
SELECT prediction_id, round(score, 2) FROM predictions

--: refused   round of an average of doubles to places
SELECT deployment_id, round(avg(score), 3) FROM predictions GROUP BY deployment_id

--: refused   trunc of a double to places
SELECT trunc(score, 1) FROM predictions

--: refused   mod of a double
SELECT mod(score, 0.1) FROM predictions

--: refused   the percent sign on doubles
SELECT score % 0.1 FROM predictions

--: refused   a double divided by zero
SELECT score / 0 FROM predictions WHERE prediction_id = 1

--: refused   the logarithm of zero
SELECT ln(score) FROM predictions WHERE score = 0

--: refused   the root of a negative number
SELECT sqrt(score - 1) FROM predictions

--: refused   exp that overflows
SELECT exp(1000::double precision)

--: refused   infinity to integer
SELECT 'Infinity'::double precision::int

--: refused   NaN to integer
SELECT 'NaN'::double precision::bigint

--: refused   median as a function
SELECT median(score) FROM predictions

--: refused   a percentile above one
SELECT percentile_cont(50) WITHIN GROUP (ORDER BY score) FROM predictions

--: refused   percentile without WITHIN GROUP
SELECT percentile_cont(score, 0.5) FROM predictions

--: refused   isnan
SELECT count(*) FROM run_metrics WHERE isnan(value)

--: refused   quantile_cont
SELECT quantile_cont(score, 0.5) FROM predictions

--: refused   log with base in doubles
SELECT log(2::double precision, score) FROM predictions

--: accepted   rounding a double to whole numbers in groups
SELECT round(score * 10) AS bucket, count(*) FROM predictions GROUP BY bucket ORDER BY bucket

--: accepted   a double cast to integer in buckets
SELECT (score * 10)::int AS bucket, count(*) AS n, min(score) AS low, max(score) AS high FROM predictions GROUP BY 1 ORDER BY 1

--: accepted   double compared with a decimal literal
SELECT count(*) FILTER (WHERE score = 0.5) AS half, count(*) FILTER (WHERE score > 0.7) AS high, count(*) FILTER (WHERE score = 0.1 * 3) AS three
FROM predictions

--: accepted   numeric of a double rounds to the digits shown
SELECT run_id, step, round((value * 1000)::numeric, 1) AS r, round(value::numeric, 3) AS s
FROM run_metrics
WHERE run_id = 10 AND metric = 'loss' AND value IS NOT NULL
ORDER BY step

--: accepted   trigonometry and constants
SELECT round(pi()::numeric, 6) AS pi, sin(0) AS s, cos(0) AS c, degrees(pi()) AS d, atan2(1, 1) AS a, cbrt(27) AS cb

--: accepted   weighted mean and geometric mean
SELECT deployment_id, sum(score * score) / nullif(sum(score), 0) AS weighted, exp(avg(ln(score))) AS geometric
FROM predictions
WHERE score > 0
GROUP BY deployment_id
ORDER BY deployment_id

--: refused   log with base in doubles, above zero
SELECT log(2::double precision, score) FROM predictions WHERE score > 0

--: refused   round of a quotient of doubles to places
SELECT run_id, round(max(value) / min(value), 2) FROM run_metrics WHERE metric = 'loss' GROUP BY run_id

--: refused   double out of range
SELECT 1e308::double precision * 10

--: refused   zero to a negative power
SELECT power(score, -1) FROM predictions WHERE score = 0

--: refused   a negative number to a fraction
SELECT power(-8, 1.0 / 3)

--: refused   stddev of texts
SELECT stddev(model) FROM training_runs

--: refused   corr with one argument
SELECT corr(score) FROM predictions

--: refused   asin out of range
SELECT asin(score + 1) FROM predictions WHERE score > 0.5

--: refused   logarithm of a negative number
SELECT ln(score - 1) FROM predictions WHERE score < 1

--: refused   a sum that overflows
SELECT sum(x) FROM (VALUES (1e308::double precision), (1e308)) AS v(x)

--: refused   a double too large for an integer
SELECT (score * 1e12)::int FROM predictions WHERE score = 1

--: refused   numeric divided by zero
SELECT value / 0.0 FROM events WHERE event_id = 1
