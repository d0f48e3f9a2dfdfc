--: accepted   numbers to text and back
SELECT '42'::int + 1 AS a, 42::text || '!' AS b, ' 7 '::int AS c, CAST('3.50' AS numeric(5, 2)) AS d, '1e3'::numeric AS e

--: accepted   numeric to integer rounds half away from zero
SELECT 0.5::int AS a, 1.5::int AS b, 2.5::int AS c, (-2.5)::int AS d, 2.4999::int AS e

--: accepted   double to integer rounds half to even
SELECT 0.5::double precision::int AS a, 1.5::double precision::int AS b, 2.5::double precision::int AS c, (-2.5)::double precision::int AS d

--: accepted   numeric with a scale rounds
SELECT event_id, value, value::numeric(10, 1) AS one, value::numeric(10, 0) AS none, value::int AS whole
FROM events
WHERE value IS NOT NULL AND event_id <= 60
ORDER BY event_id

--: accepted   scale of products and quotients
SELECT 1.50 * 2.25 AS p, 10.0 / 3 AS q, 1 / 3.0 AS r, 2::numeric / 3 AS s, 100 * 0.07 AS t, 7.0 % 2.5 AS u

--: accepted   text of numerics keeps the scale
SELECT (1.50 * 2)::text AS a, (10.0 / 4)::text AS b, round(2.5, 3)::text AS c, sum(traffic_share)::text AS d, avg(traffic_share)::text AS e
FROM variants
WHERE experiment_id = 7

--: accepted   average of integers is numeric
SELECT model, avg(seed) AS mean, sum(seed) AS total, pg_typeof(avg(seed))::text AS t1, pg_typeof(sum(seed))::text AS t2
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   varchar cuts what is cast to it
SELECT full_name::varchar(5) AS v, full_name::char(3) AS c, length(full_name::char(30)) AS n
FROM users
WHERE user_id <= 6
ORDER BY user_id

--: accepted   types of literals
SELECT pg_typeof(1)::text AS a, pg_typeof(3000000000)::text AS b, pg_typeof(1.0)::text AS c, pg_typeof('x')::text AS d, pg_typeof(1e2)::text AS e, pg_typeof(1 / 2.0)::text AS f

--: accepted   types of columns and results
SELECT DISTINCT pg_typeof(value)::text AS v, pg_typeof(arrived_at - event_at)::text AS i, pg_typeof(event_at::date - date '2024-01-01')::text AS d, pg_typeof(count(*) OVER ())::text AS n
FROM events

--: accepted   array literal and its cast
SELECT '{1,2,3}'::int[] AS a, ARRAY['1', '2']::int[] AS b, (ARRAY[10, 20, 30])[2] AS c, ARRAY[1, 2] || 3 AS d

--: accepted   int of a boolean
SELECT count(*) AS n, sum(label::int) AS yes, avg(label::int) AS rate
FROM labels
WHERE label IS NOT NULL

--: accepted   timestamp to date and time
SELECT run_id, started_at::date AS d, started_at::time AS t, started_at::date::timestamp AS m
FROM training_runs
WHERE run_id <= 8
ORDER BY run_id

--: accepted   smallint and bigint arithmetic
SELECT 32767::smallint::int + 1 AS a, 2147483647::bigint + 1 AS b, 7::smallint / 2::smallint AS c

--: accepted   text compares with text made of a number
SELECT user_id FROM users WHERE user_id::text LIKE '1%' ORDER BY user_id::text

--: accepted   numbers as text sort as text
SELECT run_id::text AS r FROM training_runs WHERE run_id <= 12 ORDER BY r

--: accepted   ceil, floor, trunc and round of numerics
SELECT ceil(-1.5) AS a, floor(-1.5) AS b, trunc(-1.57, 1) AS c, round(-2.5) AS d, round(1234.5, -2) AS e, round(0.125, 2) AS f

--: accepted   power and sqrt of numeric and double
SELECT power(2, 10) AS a, power(2.0, 0.5) AS b, sqrt(2.0) AS c, sqrt(2) AS d, 2 ^ 3 ^ 2 AS e, mod(-7, 3) AS f, div(7.5, 2) AS g

--: refused   a text compared with an integer
SELECT user_id FROM users WHERE team = 1

--: refused   joining a text to an integer
SELECT * FROM variants v JOIN experiments e ON v.name = e.experiment_id

--: refused   summing texts
SELECT sum(note) FROM training_runs

--: refused   average of texts
SELECT avg(model) FROM training_runs

--: refused   a word to integer
SELECT model::int FROM training_runs

--: refused   a decimal text to integer
SELECT '3.7'::int

--: refused   an empty text to integer
SELECT note::int FROM training_runs WHERE note = ''

--: refused   integer out of range by arithmetic
SELECT 2147483647 + 1

--: refused   smallint out of range by cast
SELECT 40000::smallint

--: refused   numeric too large for its precision
SELECT 12345.6::numeric(5, 2)

--: refused   a date to integer
SELECT joined_on::int FROM users

--: refused   integer to timestamp
SELECT 1709164800::timestamp

--: refused   a boolean to numeric
SELECT label::numeric FROM labels

--: refused   division by zero
SELECT run_id, seed / (run_id - run_id) FROM training_runs WHERE seed IS NOT NULL

--: refused   try_cast
SELECT try_cast(note AS integer) FROM training_runs

--: refused   an unknown type name
SELECT run_id::string FROM training_runs

--: refused   hugeint
SELECT count(*)::hugeint FROM events

--: refused   texts joined by plus
SELECT model + '-' + status FROM training_runs

--: refused   a union of integers and texts
SELECT user_id FROM users UNION SELECT full_name FROM users

--: accepted   halves that come from a division
SELECT n, round(n / 200.0, 2) AS r, round(n / 8.0, 2) AS s
FROM generate_series(1, 60) AS n
ORDER BY n

--: accepted   a third times three in numeric
SELECT 1.0 / 3 * 3 = 1 AS same, floor(0.7 / 0.1) AS f, trunc(4.35 * 100) AS t, ceil(1.1 * 10 / 11) AS c

--: accepted   an average of money rounded to cents
SELECT subject_id, round(avg(value), 2) AS mean, round(sum(value) / count(*), 2) AS over_all, sum(value) AS total
FROM events
WHERE event_type = 'purchase'
GROUP BY subject_id
HAVING count(value) > 3
ORDER BY subject_id

--: accepted   a rate from two counts is an integer division
SELECT model, count(*) FILTER (WHERE status = 'failed') / count(*) AS wrong, count(*) FILTER (WHERE status = 'failed') * 100 / count(*) AS percent,
       round(count(*) FILTER (WHERE status = 'failed') / count(*)::numeric, 4) AS rate
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   unary minus binds closer than the power
SELECT -2 ^ 2 AS a, 2 ^ -1 AS b, 10 - 2 ^ 3 AS c

--: accepted   bits
SELECT 7 & 3 AS a, 5 | 8 AS b, 5 # 3 AS c, 1 << 4 AS d, ~5 AS e, -16 >> 2 AS f

--: accepted   numbers in text: spaces, signs, underscores and hexadecimal
SELECT ' +7 '::int AS a, '1_000'::int AS b, '0x1A'::int AS c, '-.5'::numeric AS d, '1e-2'::double precision AS e

--: accepted   a number cast to one character
SELECT run_id, run_id::char AS c, run_id::varchar(2) AS v FROM training_runs WHERE run_id BETWEEN 98 AND 102 ORDER BY run_id

--: accepted   a text and a number joined
SELECT 'run-' || run_id AS a, run_id || '/' || coalesce(seed, 0) AS b, concat(model, NULL, seed, true) AS c, concat_ws('-', model, NULL, run_id) AS d
FROM training_runs
WHERE run_id <= 6
ORDER BY run_id

--: accepted   a literal takes the type of the column
SELECT run_id, seed FROM training_runs WHERE run_id < '4' OR seed = '7' ORDER BY run_id

--: accepted   sums of money stay exact
SELECT sum(value) = sum(value * 100) / 100 AS same, sum(value) AS total, avg(value) AS mean, max(value) - min(value) AS span
FROM events
WHERE event_type IN ('purchase', 'refund')

--: refused   scientific text to integer
SELECT '1e3'::int

--: refused   a decimal text with zero behind the point to integer
SELECT '7.0'::int

--: refused   number and letters to integer
SELECT '12 runs'::int

--: refused   two numbers joined by bars
SELECT run_id || seed FROM training_runs

--: refused   the smallest integer has no absolute value
SELECT abs((-2147483648)::int)

--: refused   bigint out of range
SELECT 9223372036854775807 + 1

--: refused   a product of integers out of range
SELECT run_id * 100000000 FROM training_runs

--: refused   round with a text
SELECT round(model) FROM training_runs

--: refused   round of two integers to a numeric place
SELECT round(10.5, 1.5)

--: refused   upper of a number
SELECT upper(run_id) FROM training_runs

--: refused   length of a number
SELECT length(run_id) FROM training_runs

--: refused   a number in LIKE
SELECT run_id FROM training_runs WHERE run_id LIKE '1%'

--: refused   an array compared with a number
SELECT run_id FROM training_runs WHERE tags = 1

--: refused   ceil of a date
SELECT ceil(joined_on) FROM users

--: refused   two bare texts added
SELECT '5' + '5'

--: refused   a timestamp cast to integer
SELECT started_at::bigint FROM training_runs

--: refused   round of a number in text
SELECT round(config ->> 'min_days') FROM experiments

--: refused   sum of numbers in text
SELECT sum(config ->> 'min_days') FROM experiments

--: refused   arithmetic with a number in text
SELECT (config ->> 'min_days') * 2 FROM experiments

--: refused   a number in text as a limit of a range
SELECT run_id FROM training_runs WHERE run_id BETWEEN 1 AND (SELECT config ->> 'min_days' FROM experiments WHERE experiment_id = 1)

--: refused   a text of a number joined to a key
SELECT e.experiment_id, o.name FROM experiments e JOIN experiments o ON o.experiment_id = e.config ->> 'rerun_of'
