--: accepted   every aggregate over NULLs only, nothing and one value
SELECT t.kind,
       count(*) AS n, count(t.v) AS known, sum(t.v) AS total, avg(t.v) AS mean, min(t.v) AS lo, max(t.v) AS hi,
       stddev(t.v) AS sd, var_pop(t.v) AS vp, bool_and(t.v > 0) AS all_positive, bool_or(t.v > 0) AS any_positive,
       string_agg(t.v::text, ',') AS line, array_agg(t.v) AS arr, jsonb_agg(t.v) AS js,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY t.v) AS median, bit_or(t.v) AS bits, count(DISTINCT t.v) AS kinds
FROM (VALUES ('nulls', NULL::int), ('nulls', NULL), ('one', 5), ('mixed', NULL), ('mixed', 7)) AS t(kind, v)
WHERE t.kind <> 'mixed'
GROUP BY t.kind
UNION ALL
SELECT 'nothing', count(*), count(seed), sum(seed), avg(seed), min(seed), max(seed), stddev(seed), var_pop(seed),
       bool_and(seed > 0), bool_or(seed > 0), string_agg(seed::text, ','), array_agg(seed), jsonb_agg(seed),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY seed), bit_or(seed), count(DISTINCT seed)
FROM training_runs WHERE run_id < 0
ORDER BY kind

--: accepted   windows over NULLs: ranks, neighbours and frames
SELECT no, v,
       rank() OVER (ORDER BY v) AS r, dense_rank() OVER (ORDER BY v DESC) AS dr, row_number() OVER (ORDER BY v NULLS FIRST, no) AS rn,
       lag(v) OVER (ORDER BY no) AS prev, lead(v, 1, -1) OVER (ORDER BY no) AS next_or_minus,
       first_value(v) OVER (ORDER BY v DESC, no) AS fv, last_value(v) OVER (ORDER BY v, no ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS lv,
       sum(v) OVER (ORDER BY no ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS s3, count(v) OVER (ORDER BY v) AS up_to_peers,
       round(cume_dist() OVER (ORDER BY v)::numeric, 3) AS cd, sum(v) OVER (ORDER BY v RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS near
FROM (VALUES (1, 3), (2, NULL), (3, 1), (4, NULL), (5, 3), (6, 2), (7, NULL)) AS t(no, v)
ORDER BY no

--: accepted   NULL keys in groups, sorting and joins
SELECT COALESCE(a.team, '-') AS team_a, count(*) AS pairs,
       count(*) FILTER (WHERE a.team = b.team) AS equal, count(*) FILTER (WHERE a.team IS NOT DISTINCT FROM b.team) AS same,
       count(*) FILTER (WHERE a.team <> b.team) AS unequal, count(*) FILTER (WHERE NOT (a.team = b.team)) AS not_equal,
       count(*) FILTER (WHERE (a.team = b.team) IS NULL) AS unknown, count(*) FILTER (WHERE a.team = b.team OR a.team IS NULL) AS lenient
FROM users a CROSS JOIN users b
WHERE a.user_id < b.user_id
GROUP BY a.team
ORDER BY a.team DESC, pairs

--: accepted   set operations with NULLs and duplicates
SELECT 'union' AS op, count(*) AS n, count(v) AS known, sum(v) AS total FROM (SELECT seed AS v FROM training_runs UNION SELECT manager_id FROM users) AS x
UNION ALL
SELECT 'union all', count(*), count(v), sum(v) FROM (SELECT seed AS v FROM training_runs UNION ALL SELECT manager_id FROM users) AS x
UNION ALL
SELECT 'intersect', count(*), count(v), sum(v) FROM (SELECT seed AS v FROM training_runs INTERSECT SELECT manager_id FROM users) AS x
UNION ALL
SELECT 'intersect all', count(*), count(v), sum(v) FROM (SELECT seed AS v FROM training_runs INTERSECT ALL SELECT manager_id FROM users) AS x
UNION ALL
SELECT 'except', count(*), count(v), sum(v) FROM (SELECT seed AS v FROM training_runs EXCEPT SELECT manager_id FROM users) AS x
UNION ALL
SELECT 'except all', count(*), count(v), sum(v) FROM (SELECT seed AS v FROM training_runs EXCEPT ALL SELECT manager_id FROM users) AS x
ORDER BY op

--: accepted   IN and NOT IN with NULLs inside lists and subqueries
SELECT u.user_id, u.manager_id,
       u.manager_id IN (1, 2, NULL) AS in_list, u.manager_id NOT IN (1, 2, NULL) AS not_in_list,
       u.user_id IN (SELECT manager_id FROM users) AS manages, u.user_id NOT IN (SELECT manager_id FROM users) AS never,
       u.user_id NOT IN (SELECT manager_id FROM users WHERE manager_id IS NOT NULL) AS really_never,
       NOT EXISTS (SELECT 1 FROM users m WHERE m.manager_id = u.user_id) AS by_exists,
       (u.user_id, u.team) IN (SELECT manager_id, team FROM users) AS with_team,
       u.manager_id = ALL (SELECT 1 WHERE false) AS all_of_nothing, u.manager_id > ANY (SELECT 1 WHERE false) AS any_of_nothing
FROM users u
ORDER BY u.user_id

--: accepted   truth table of three values
SELECT a, b, a AND b AS and_, a OR b AS or_, NOT a AS not_a, a = b AS eq, a <> b AS ne, a IS DISTINCT FROM b AS dist,
       a IS TRUE AS is_true, a IS NOT FALSE AS not_false, a IS UNKNOWN AS unk, a < b AS lt, COALESCE(a, b) AS first_known,
       CASE WHEN a THEN 't' WHEN NOT a THEN 'f' ELSE 'n' END AS letter, CASE a WHEN b THEN 'same' END AS same,
       a::int + b::int AS summed, GREATEST(a, b) AS greatest, NULLIF(a, b) AS nullif_, (a OR NOT a)::text AS excluded_middle
FROM (VALUES (true), (false), (NULL)) AS x(a)
CROSS JOIN (VALUES (true), (false), (NULL::boolean)) AS y(b)
ORDER BY a NULLS FIRST, b DESC NULLS LAST

--: accepted   division: integers, signs, zero guarded, modulo
SELECT a, b,
       a / NULLIF(b, 0) AS int_div, a % NULLIF(b, 0) AS remainder, mod(a, NULLIF(b, 0)) AS m, a / NULLIF(b, 0)::numeric AS num_div,
       a::float8 / NULLIF(b, 0) AS float_div, round(a / NULLIF(b, 0)::numeric, 2) AS rounded, div(a::numeric, NULLIF(b, 0)) AS d,
       COALESCE(a / NULLIF(b, 0), 0) AS zero_if, a * 1.0 / NULLIF(b, 0) AS by_literal, a / 2.0 AS half, (a / 2)::text AS int_half,
       floor(a / NULLIF(b, 0)::float8) AS fl, -a % 3 AS neg_mod, abs(a) % 3 AS abs_mod
FROM (VALUES (7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (5, 0), (NULL, 3), (1, 3)) AS t(a, b)
ORDER BY a NULLS FIRST, b

--: accepted   rounding of halves in numeric and double
SELECT n,
       round(n) AS r_num, round(n::float8) AS r_float, n::int AS to_int, n::float8::int AS float_to_int, trunc(n) AS t, ceil(n) AS c, floor(n) AS f,
       round(n, 1) AS one, round(n * 100, -2) AS hundreds, n::numeric(6, 1) AS typed, round(n::float8::numeric, 1) AS via_float,
       sign(n) AS s, (n * 2)::bigint AS doubled, trunc(n, 1) AS t1, to_char(n, 'FM990') AS shown
FROM (VALUES (0.5), (1.5), (2.5), (-0.5), (-1.5), (-2.5), (0.25), (0.35), (2.45), (-0.05), (1e2), (1.005e1)) AS t(n)
ORDER BY n

--: accepted   NaN and infinities compared, sorted and aggregated
SELECT label, f, f = f AS self, f > 1e308 AS huge, f = 'NaN' AS nan, f < 'NaN' AS below_nan, f * 0 AS times_zero, -f AS minus,
       GREATEST(f, 1) AS g, LEAST(f, 1) AS l, COALESCE(NULLIF(f, 'NaN'), -1) AS without_nan, rank() OVER (ORDER BY f DESC) AS place,
       max(f) OVER () AS top, min(f) OVER () AS bottom, count(f) OVER (PARTITION BY f) AS same, f::text AS txt, abs(f) > 5 AS far
FROM (VALUES ('nan', 'NaN'::float8), ('nan2', 'NaN'), ('inf', 'Infinity'), ('neginf', '-Infinity'), ('zero', 0), ('minus zero', '-0'), ('one', 1), ('null', NULL)) AS t(label, f)
ORDER BY f, label

--: accepted   sums and averages with NaN, infinity and groups of them
SELECT g, count(*) AS n, count(DISTINCT f) AS kinds, sum(f) AS total, avg(f) AS mean, min(f) AS lo, max(f) AS hi,
       array_agg(f ORDER BY f DESC, no) AS sorted, bool_or(f = 'NaN') AS has_nan, sum(f) FILTER (WHERE f <> 'NaN') AS without_nan,
       sum(CASE WHEN f < 'Infinity' THEN f ELSE 0 END) AS finite, max(f::numeric) AS hi_numeric
FROM (VALUES (1, 'a', 1::float8), (2, 'a', 'NaN'), (3, 'a', NULL), (4, 'b', 'Infinity'), (5, 'b', 2), (6, 'c', 'Infinity'), (7, 'c', '-Infinity'),
             (8, 'd', 0), (9, 'd', '3'), (10, 'e', NULL)) AS t(no, g, f)
GROUP BY g
ORDER BY max(f) DESC NULLS LAST, g

--: accepted   CASE without ELSE, of mixed number types, inside aggregates
SELECT event_type,
       sum(CASE WHEN value > 50 THEN 1 END) AS over_50, count(CASE WHEN value > 50 THEN 1 ELSE NULL END) AS counted,
       sum(CASE WHEN value > 50 THEN 1 ELSE 0 END) AS zero_else, avg(CASE WHEN value > 50 THEN 1 ELSE 0 END) AS share,
       max(CASE WHEN value IS NULL THEN -1 ELSE value END) AS hi, min(CASE event_type WHEN 'refund' THEN -value WHEN 'purchase' THEN value::float8 END) AS signed_lo,
       sum(CASE WHEN value = 0 THEN NULL WHEN value < 10 THEN 0.5 ELSE value::int END) AS mixed,
       CASE WHEN sum(value) > 1000 THEN 'much' WHEN sum(value) <= 1000 THEN 'little' END AS verdict,
       COALESCE(sum(value), 0) / NULLIF(count(value), 0) AS mean, CASE count(value) WHEN 0 THEN NULL ELSE sum(value) / count(value) END AS mean2
FROM events
GROUP BY event_type
ORDER BY verdict NULLS FIRST, event_type

--: accepted   text literals of unknown type in unions and values
SELECT k, v, v IS NULL AS missing, pg_typeof(v)::text AS type
FROM (
    SELECT 1 AS k, '2024-02-29' AS v
    UNION ALL SELECT 2, NULL
    UNION ALL SELECT 3, full_name FROM users WHERE user_id = 1
    UNION ALL SELECT 4, (SELECT max(joined_on)::text FROM users)
) AS t
UNION ALL
SELECT k, d::text, d IS NULL, pg_typeof(d)::text
FROM (SELECT 5 AS k, DATE '2024-02-29' AS d UNION ALL SELECT 6, '2024-03-01' UNION ALL SELECT 7, NULL) AS t
UNION ALL
SELECT k, n::text, n IS NULL, pg_typeof(n)::text
FROM (VALUES (8, '7'), (9, 8.50), (10, NULL), (11, '1e2')) AS t(k, n)
ORDER BY k

--: accepted   unknown literals compared with columns of each type
SELECT run_id, seed, started_at, status,
       seed = '42' AS seed_eq, seed > '9' AS over_nine, started_at > '2024-03-01' AS after, '2024-03-01' <= started_at AS after_too,
       tags = '{baseline}' AS one_tag, CASE WHEN seed = '0' THEN '0' ELSE seed::text END AS seed_text,
       COALESCE(seed, '7') + 1 AS seed_plus, finished_at - started_at > '2 hours' AS long, seed BETWEEN '1' AND '50' AS between_, seed IN ('0', '42', '7') AS in_,
       started_at::date = '2024-2-9' AS day, NULLIF(seed, '0') AS not_zero
FROM training_runs
WHERE run_id <= 50
ORDER BY run_id

--: accepted   booleans counted, summed, sorted and compared
SELECT e.status, count(*) AS n,
       sum(v.is_control::int) AS controls, avg(v.is_control::int) AS share, count(NULLIF(v.is_control, false)) AS nullif_count,
       bool_and(v.is_control) AS every_one, every(v.traffic_share > 0.3) AS all_big, max(v.is_control::text) AS max_text,
       string_agg(v.is_control::text, ',' ORDER BY v.is_control DESC, v.name COLLATE "C") AS line,
       array_agg(v.is_control ORDER BY v.is_control, v.name) AS arr, count(*) FILTER (WHERE v.is_control > false) AS greater,
       sum((v.is_control AND v.traffic_share >= 0.5)::int) AS big_controls, count(*) FILTER (WHERE v.is_control = (v.name = 'control')) AS named_well
FROM variants v JOIN experiments e USING (experiment_id)
GROUP BY e.status
ORDER BY bool_or(v.name = 'A') DESC, e.status

--: accepted   COALESCE and GREATEST over numbers of different types
SELECT p.prediction_id, p.score,
       COALESCE(l.label::int, p.score) AS label_or_score, COALESCE(l.label::int, 0.5) AS label_or_half, COALESCE(l.label::int, 0.50)::text AS as_text,
       GREATEST(p.score, 0.5) AS at_least_half, LEAST(l.label::int, 1, NULL) AS least_ignoring, GREATEST(NULL, l.label) AS greatest_bool,
       COALESCE(NULLIF(p.score, 0), 1) AS nonzero, CASE WHEN l.label THEN 1 ELSE 0.0 END AS mixed, COALESCE(l.labelled_at, p.predicted_at::date) AS moment,
       COALESCE(l.label::text, 'none') || '/' || COALESCE(round(p.score::numeric, 2)::text, '') AS shown
FROM predictions p LEFT JOIN labels l USING (prediction_id)
WHERE p.prediction_id IN (1, 6, 13, 16, 25, 64, 90, 211, 243, 244, 250, 251, 361, 527)
ORDER BY p.prediction_id

--: accepted   casts as group keys
SELECT value::int AS euros, value::int % 2 = 0 AS even, (value > 20)::int::text || value::int::text AS code,
       count(*) AS n, sum(value) AS total, sum(value) - sum(value::int) AS lost, sum(value::float8) = sum(value)::float8 OR true AS fine,
       min(event_at::date) AS first_day, count(DISTINCT event_at::date) AS days, round(avg(value::float8)::numeric, 3) AS mean
FROM events
WHERE event_type = 'purchase' AND (value < 30 OR value IS NULL)
GROUP BY value::int, (value > 20)::int::text || value::int::text
ORDER BY value::int DESC NULLS FIRST, code DESC

--: accepted   sorting by casts, expressions, NULL places and positions
SELECT run_id, seed, note, status
FROM training_runs
WHERE run_id <= 70
ORDER BY seed::text COLLATE "C" DESC NULLS LAST, (note IS NULL), length(note) DESC NULLS FIRST, status = 'failed' DESC, 1 DESC

--: accepted   numeric literals with exponents and their arithmetic
SELECT 1e3 AS a, 1e-3 AS b, 1.50e2 AS c, 1e3::int AS d, 5e-1 + 1 AS e, 1e0 / 3 AS f, 2.5e1 = 25 AS g, pg_typeof(1e3)::text AS h, 1e3::text AS i,
       1.0 * 1.00 AS j, 10 / 4 AS k, 10 / 4.0 AS l, 10 / 4e0 AS m, 0.1 + 0.2 = 0.3 AS n, 0.1::float8 + 0.2::float8 = 0.3::float8 AS o,
       1e10::bigint * 1000 AS p, 3.0::text || 'x' AS q, 1_000 + 0x1F + 0b101 + 0o17 AS r, 7.0 % 2.5 AS s, 2 ^ 10 AS t, 2 ^ 0.5 > 1.414 AS u,
       2::numeric ^ 3 AS v, -2 ^ 2 AS w, 100 * 1.10 AS x, round(2 / 3.0, 3) AS y, trim_scale(1.500 * 2) AS z

--: accepted   scales of numeric results
SELECT a, b, a + b AS plus, a - b AS minus, a * b AS times, a / b AS quotient, a % b AS rest, round(a / b, 5) AS rounded,
       scale(a * b) AS sc, scale(a / b) AS sc_div, (a / b)::text AS txt, sum(a) OVER (ORDER BY a, b) AS running, avg(a) OVER () AS mean,
       sqrt(a) AS root, a ^ 2 AS square, abs(-a)::text AS abs_text, min_scale(a) AS ms
FROM (VALUES (1.0, 3), (2.50, 0.5), (10, 4), (0.001, 7.0), (123456789.123, 0.01), (1e3, 3e0)) AS t(a, b)
ORDER BY a, b

--: accepted   averages and sums by integer, bigint, numeric and double
SELECT r.status,
       sum(r.seed) AS s_int, sum(r.seed::bigint) AS s_big, sum(r.seed::float8) AS s_dbl, avg(r.seed) AS a_int, avg(r.seed::float8) AS a_dbl,
       sum(r.seed) / count(r.seed) AS int_mean, sum(r.seed) / count(*) AS over_all, avg(r.seed)::int AS rounded, avg(COALESCE(r.seed, 0)) AS zero_mean,
       avg(r.seed)::text AS a_text, pg_typeof(sum(r.seed))::text AS t1, pg_typeof(sum(r.seed::bigint))::text AS t2, pg_typeof(avg(r.seed))::text AS t3,
       avg(r.run_id % 2) AS odd_share, sum(r.run_id % 3)::float8 / count(*) AS third
FROM training_runs r
GROUP BY r.status
ORDER BY r.status

--: accepted   grouping sets with NULL values and NULL totals told apart
SELECT country, event_type,
       grouping(country) AS gc, grouping(country, event_type) AS gce, count(*) AS n, sum(value) AS total,
       CASE WHEN grouping(country) = 1 THEN 'all' ELSE COALESCE(country, 'unknown') END AS shown,
       round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY grouping(country, event_type)), 2) AS pct
FROM events JOIN subjects USING (subject_id)
WHERE country IS NULL OR country IN (SELECT country FROM subjects GROUP BY country HAVING count(*) >= 40)
GROUP BY CUBE (country, event_type)
ORDER BY gce, country NULLS FIRST, event_type NULLS FIRST

--: accepted   distinct, distinct on and count distinct with NULLs
SELECT (SELECT count(*) FROM (SELECT DISTINCT country, referral FROM subjects) AS d) AS pairs,
       (SELECT count(DISTINCT (country, referral)) FROM subjects) AS pair_values,
       (SELECT count(DISTINCT country) FROM subjects) AS countries,
       (SELECT count(*) FROM (SELECT country FROM subjects GROUP BY country) AS g) AS groups_n,
       (SELECT string_agg(COALESCE(country, '?') || subject_id, ',' ORDER BY country NULLS FIRST)
        FROM (SELECT DISTINCT ON (country) country, subject_id FROM subjects ORDER BY country, signed_up_at DESC, subject_id) AS o) AS newest,
       (SELECT count(*) FROM subjects a JOIN subjects b USING (country) WHERE a.subject_id = b.subject_id) AS joined_by_country,
       (SELECT count(*) FROM subjects a NATURAL JOIN subjects b) AS natural_n

--: accepted   full join of counts with NULL keys on both sides
SELECT COALESCE(a.team, b.team, '(none)') AS team, a.n AS users_n, b.n AS runs_n,
       COALESCE(a.n, 0) - COALESCE(b.n, 0) AS diff, a.team IS NULL AND b.team IS NULL AS both_null, a.n + b.n AS summed,
       GREATEST(a.n, b.n) AS larger, concat(a.n, '/', b.n) AS shown
FROM (SELECT team, count(*) AS n FROM users GROUP BY team) AS a
FULL JOIN (SELECT NULLIF(team, 'growth') AS team, count(*) AS n FROM users JOIN training_runs USING (user_id) GROUP BY NULLIF(team, 'growth')) AS b
  ON a.team = b.team
ORDER BY 1, a.n NULLS FIRST, b.n NULLS FIRST

--: accepted   full join using merges keys of different types
SELECT k, a.txt AS a_txt, b.txt AS b_txt, a.k IS NULL AS only_b, k * 2 AS twice, pg_typeof(k)::text AS type, concat_ws('+', a.txt, b.txt) AS glued
FROM (VALUES (1, 'x'), (2, 'y'), (NULL, 'n')) AS a(k, txt)
FULL JOIN (VALUES (2.0, 'two'), (3.5, 'three'), (NULL, 'm'), (1.00, 'one')) AS b(k, txt) USING (k)
ORDER BY k NULLS FIRST, a_txt NULLS FIRST

--: accepted   rows compared as wholes with NULL parts
SELECT t.no, (t.a, t.b) = (t.c, t.d) AS eq, (t.a, t.b) < (t.c, t.d) AS lt, (t.a, t.b) >= (t.c, t.d) AS ge, (t.a, t.b) IS DISTINCT FROM (t.c, t.d) AS dist,
       (t.a, t.b) IS NULL AS all_null, (t.a, t.b) IS NOT NULL AS none_null, NOT ((t.a, t.b) IS NULL) AS not_all_null,
       num_nulls(t.a, t.b, t.c, t.d) AS nulls_n, num_nonnulls(t.a, t.c) AS known_n, (t.a, t.b) IN ((1, 'x'), (2, NULL)) AS in_list
FROM (VALUES (1, 1, 'x', 1, 'x'), (2, 1, NULL, 1, NULL), (3, 1, NULL, 2, NULL), (4, NULL, NULL, NULL, NULL), (5, 2, 'a', 1, NULL), (6, NULL, 'x', 1, 'y')) AS t(no, a, b, c, d)
ORDER BY t.no

--: accepted   empty input through grouped, ungrouped, filtered and lateral paths
SELECT 'ungrouped' AS how, count(*) AS n, sum(value) AS total, max(event_at)::text AS latest, COALESCE(array_agg(event_id), '{}')::text AS ids FROM events WHERE event_at > '2030-01-01'
UNION ALL
SELECT 'grouped', count(*), sum(value), max(event_at)::text, array_agg(event_id)::text FROM events WHERE event_at > '2030-01-01' GROUP BY event_type
UNION ALL
SELECT 'empty set', count(*), sum(value), max(event_at)::text, NULL FROM events WHERE event_at > '2030-01-01' GROUP BY ()
UNION ALL
SELECT 'rollup', count(*), sum(value), max(event_type), NULL FROM events WHERE event_at > '2030-01-01' GROUP BY ROLLUP (event_type)
UNION ALL
SELECT 'having', count(*), sum(value), NULL, NULL FROM events WHERE false HAVING count(*) = 0
UNION ALL
SELECT 'lateral', x.n, x.total, x.latest, x.ids
FROM (VALUES (1)) AS o(k) CROSS JOIN LATERAL (SELECT count(*) AS n, sum(value) AS total, max(event_at)::text AS latest, string_agg(event_id::text, ',') AS ids FROM events WHERE event_id < o.k) AS x
UNION ALL
SELECT 'scalar', (SELECT count(*) FROM events WHERE false), (SELECT value FROM events WHERE false), (SELECT max(note) FROM training_runs WHERE false), NULL
ORDER BY how

--: accepted   integers at their limits and larger sums
SELECT t.v, t.v::bigint * 2 AS doubled, t.v / 2 AS half, -t.v::bigint AS minus, t.v::numeric * t.v AS squared, t.v::float8 AS f, t.v::real AS r, (t.v::float8)::bigint - t.v AS lost,
       sum(t.v) OVER () AS total, avg(t.v) OVER () AS mean, sum(t.v::bigint) OVER (ORDER BY t.v) AS running, t.v % 10 AS last_digit,
       t.v & 255 AS low_byte, t.v >> 4 AS shifted, t.v # 1 AS flipped, to_hex(t.v) AS hex, abs(t.v::bigint)::text AS txt
FROM (VALUES (2147483647), (-2147483647), (0), (16777217), (-1)) AS t(v)
ORDER BY t.v

--: accepted   real against double against numeric equality
SELECT no, d, d::real AS r, d::real::float8 AS back, d::real = d AS r_eq_d, d::numeric AS n, d::numeric = d AS n_eq_d, d::text = d::numeric::text AS same_text,
       d::real::text AS r_text, round(d::numeric, 3) AS n3, (d * 3)::text AS triple, d * 3 = 0.3 AS is_point_three, round((d * 3)::numeric, 10) = 0.3 AS rounded_is, (d::numeric * 3)::text AS exact
FROM (VALUES (1, 0.1::float8), (2, 0.5), (3, 1e16), (4, 123456.789), (5, 1.0 / 3), (6, 2e-5), (7, 16777217)) AS t(no, d)
ORDER BY no

--: accepted   sums of doubles rounded, compared with numeric sums
SELECT f.feature, count(*) AS n, count(f.value) AS known,
       round(sum(f.value)::numeric, 4) AS s_dbl, round(sum(f.value::numeric), 4) AS s_num, round(avg(f.value)::numeric, 4) AS mean,
       sum(f.value::numeric) AS exact_sum, avg(f.value::numeric) AS exact_mean, max(f.value)::text AS max_text, min(f.value::numeric)::text AS min_text,
       round(sum(f.value * CASE WHEN f.feature_value_id % 2 = 0 THEN 1 ELSE -1 END)::numeric, 3) AS alternating,
       sum(f.value) IS NULL AS no_sum, count(*) FILTER (WHERE f.value = round(f.value)) AS whole, count(DISTINCT f.value::int) AS int_kinds
FROM feature_values f
GROUP BY f.feature
ORDER BY f.feature

--: accepted   scalar subqueries that give NULL in arithmetic and conditions
SELECT s.subject_id,
       (SELECT sum(value) FROM events e WHERE e.subject_id = s.subject_id AND event_type = 'refund') AS refunds,
       100 - (SELECT sum(value) FROM events e WHERE e.subject_id = s.subject_id AND event_type = 'refund') AS less_refunds,
       (SELECT count(*) FROM events e WHERE e.subject_id = s.subject_id) - 1 AS n_minus_one,
       (SELECT max(event_at) FROM events e WHERE e.subject_id = s.subject_id) > s.signed_up_at AS later,
       CASE WHEN (SELECT min(value) FROM events e WHERE e.subject_id = s.subject_id) = 0 THEN 'free' WHEN NOT (SELECT min(value) FROM events e WHERE e.subject_id = s.subject_id) = 0 THEN 'paid' ELSE 'nothing' END AS kind,
       (SELECT country FROM subjects x WHERE x.subject_id = s.subject_id - 1) IS NOT DISTINCT FROM s.country AS same_as_before,
       'x' || (SELECT referral FROM subjects x WHERE x.subject_id = s.subject_id + 1) AS next_referral
FROM subjects s
WHERE s.subject_id <= 60
ORDER BY s.subject_id

--: accepted   conditions in HAVING and FILTER with unknown results
SELECT COALESCE(country, '??') AS country, count(*) AS n, count(referral) AS asked, count(NULLIF(btrim(referral), '')) AS answered,
       count(*) FILTER (WHERE referral <> 'friend') AS not_friend, count(*) FILTER (WHERE (referral = 'friend') IS NOT TRUE) AS not_true,
       count(*) FILTER (WHERE referral NOT LIKE '%friend%' OR referral IS NULL) AS unlike, min(referral COLLATE "C") = '' AS has_empty,
       max(NULLIF(referral, '') COLLATE "C") AS last_answer, round(avg(length(referral)), 3) AS mean_len, bool_and(referral <> '') AS none_blank
FROM subjects
GROUP BY country
HAVING NOT (bool_and(referral = 'friend') AND count(*) > 100) AND (max(referral) <> 'zzz' OR country IS NULL)
ORDER BY n DESC, country

--: accepted   smallint, bigint and numeric mixed in unions and cases
SELECT src, v, pg_typeof(v)::text AS type, v / 2 AS half, v::text || '!' AS txt, sum(v) OVER (ORDER BY src, v) AS running
FROM (
    SELECT 'a' AS src, 7::smallint AS v
    UNION ALL SELECT 'b', count(*) FROM users
    UNION ALL SELECT 'c', max(traffic_share) FROM variants
    UNION ALL SELECT 'd', CASE WHEN true THEN 3 ELSE 2.50 END
    UNION ALL SELECT 'e', NULL
    UNION ALL SELECT 'f', '12.5'
) AS t
ORDER BY src

--: accepted   numeric NULL, zero and text zero as filters of labels
SELECT l.label::text AS label, l.label IS NULL AS undecided, count(*) AS n, count(l.label) AS known,
       round(avg(p.score)::numeric, 4) AS mean, round(avg(p.score) FILTER (WHERE l.label IS NOT FALSE)::numeric, 4) AS mean_not_false,
       count(*) FILTER (WHERE p.score = 0.5) AS halves, count(*) FILTER (WHERE p.score::numeric(3, 2) = 0.5) AS near_halves, count(*) FILTER (WHERE p.score::text IN ('0', '1')) AS sure,
       sum(l.label::int) AS positives, sum(COALESCE(l.label, true)::int) AS optimistic, max(l.labelled_at - p.predicted_at) AS slowest,
       (array_agg(p.prediction_id ORDER BY p.score DESC, p.prediction_id))[:2] AS top_two
FROM predictions p LEFT JOIN labels l ON l.prediction_id = p.prediction_id
GROUP BY GROUPING SETS ((l.label), ())
ORDER BY grouping(l.label), l.label NULLS LAST

--: accepted   nested NULLIF and COALESCE deciding between blank, missing and zero
SELECT r.run_id,
       COALESCE(NULLIF(btrim(r.note), ''), r.tags[1], NULLIF(r.seed, 0)::text, r.status) AS best_label,
       COALESCE(r.seed / NULLIF(r.seed % 5, 0), r.parent_run_id, -1) AS number, NULLIF(r.seed, r.parent_run_id) AS seed_unless_parent, NULLIF(r.note, '') IS NULL AS no_note,
       num_nulls(r.seed, r.tags, r.note, r.parent_run_id, r.finished_at) AS missing, COALESCE(cardinality(r.tags), -1) + COALESCE(length(r.note), -1) AS sizes,
       (r.seed = 0) IS TRUE AS zero_seed, COALESCE(r.seed, 0) = 0 AS zero_or_missing, CASE WHEN r.seed > 0 THEN r.seed WHEN r.seed = 0 THEN 0.5 END AS seed_or_half
FROM training_runs r
ORDER BY r.run_id

--: accepted   outer joins with conditions in ON and in WHERE counted
SELECT d.environment, count(*) AS rows_n, count(p.prediction_id) AS predictions, count(l.prediction_id) AS labels, count(l.label) AS decided,
       count(*) FILTER (WHERE l.label) AS yes, count(*) - count(l.label) AS undecided_or_none, sum((p.score > 0.5)::int) AS high, avg((p.score > 0.5)::int) AS high_share,
       count(DISTINCT d.deployment_id) FILTER (WHERE p.prediction_id IS NULL) AS idle, bool_or(l.label) IS NULL AS nothing_known,
       max(p.predicted_at) > max(d.deployed_at) AS after_deploy, min(COALESCE(d.retired_at, 'infinity')) = 'infinity' AS all_open
FROM deployments d
LEFT JOIN predictions p ON p.deployment_id = d.deployment_id AND p.score <> 0.5
LEFT JOIN labels l ON l.prediction_id = p.prediction_id AND l.labelled_at < p.predicted_at + INTERVAL '30 days'
WHERE d.retired_at IS NULL OR d.retired_at - d.deployed_at > '1 second'
GROUP BY d.environment
ORDER BY rows_n DESC, d.environment

--: accepted   order of NULLs in every direction, with ties broken by windows
SELECT subject_id, country, referral,
       row_number() OVER (ORDER BY country DESC, referral COLLATE "C", subject_id) AS a, row_number() OVER (ORDER BY country NULLS FIRST, referral COLLATE "C" DESC, subject_id DESC) AS b,
       rank() OVER (PARTITION BY country ORDER BY referral COLLATE "C" DESC) AS c, count(*) OVER (PARTITION BY country, referral) AS d, lag(referral) OVER (PARTITION BY country ORDER BY subject_id) AS e,
       first_value(referral) OVER (PARTITION BY country ORDER BY referral COLLATE "C" DESC NULLS LAST, subject_id) AS f, max(referral COLLATE "C") OVER (PARTITION BY country) AS g
FROM subjects
WHERE subject_id <= 80
ORDER BY a
