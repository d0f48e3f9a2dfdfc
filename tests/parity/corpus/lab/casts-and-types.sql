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
