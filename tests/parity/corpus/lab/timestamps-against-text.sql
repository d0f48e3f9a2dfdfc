--: accepted   compared with a date written as text
SELECT count(*) FROM events WHERE event_at >= '2024-02-29'

--: accepted   equal to a day written as text is midnight only
SELECT event_id FROM events WHERE event_at = '2024-02-29' ORDER BY event_id

--: accepted   between two days loses the last day
SELECT count(*) FROM events WHERE event_at BETWEEN '2024-02-01' AND '2024-02-29'

--: accepted   the day as text after a cast
SELECT event_id, event_at FROM events WHERE event_at::date = '2024-02-29' ORDER BY event_id

--: accepted   like on the text of a timestamp
SELECT run_id, started_at FROM training_runs WHERE started_at::text LIKE '2024-02-%' ORDER BY run_id

--: accepted   text of timestamps with and without a fraction
SELECT (timestamp '2024-01-01')::text, (timestamp '2024-01-01 10:00:00.5')::text, (date '2024-01-01')::text, (time '07:30')::text

--: accepted   concatenation with a timestamp
SELECT 'run ' || run_id || ' started ' || started_at AS line
FROM training_runs
WHERE run_id <= 5
ORDER BY run_id

--: accepted   forms of date text that PostgreSQL reads
SELECT '2024-2-9'::date AS a, 'Feb 9, 2024'::date AS b, '20240209'::date AS c, '9 February 2024'::date AS d

--: accepted   text with T and a fraction
SELECT '2024-02-09T10:11:12'::timestamp AS a, '2024-02-09 10:11'::timestamp AS b, '2024-02-09 10:11:12.123456'::timestamp AS c

--: accepted   a zone in the text of a plain timestamp is ignored
SELECT '2024-02-09 10:00:00+05'::timestamp AS plain, timestamp '2024-02-09 10:00:00+05' AS typed

--: accepted   in list of days
SELECT user_id, joined_on FROM users WHERE joined_on IN ('2024-02-29', '2022-01-03') ORDER BY user_id

--: accepted   a zoned timestamp in UTC
SELECT timestamptz '2024-02-09 10:00:00+05' AS z, (timestamptz '2024-02-09 10:00:00+05')::text AS t, timestamp '2024-02-09 10:00' AT TIME ZONE 'Europe/Berlin' AS b

--: accepted   left of the text as month
SELECT left(signed_up_at::text, 7) AS month, count(*)
FROM subjects
GROUP BY month
ORDER BY month

--: accepted   coalesce of a timestamp and text that reads as one
SELECT deployment_id, coalesce(retired_at, '9999-12-31') AS until
FROM deployments
ORDER BY deployment_id

--: accepted   the 24th hour is the next day
SELECT timestamp '2024-02-28 24:00:00' AS t, count(*) FILTER (WHERE event_at = '2024-02-28 24:00:00') AS n
FROM events

--: accepted   special words
SELECT 'epoch'::timestamp AS e, timestamp 'infinity' > timestamp '9999-12-31' AS later, 'allballs'::time AS t

--: accepted   a timestamp compared with a date
SELECT count(*) FROM subjects WHERE signed_up_at > date '2024-12-31'

--: refused   a timestamp against text that is no date
SELECT count(*) FROM events WHERE event_at > 'last month'

--: refused   a timestamp column against a text column
SELECT count(*) FROM training_runs WHERE started_at = note

--: refused   a timestamp against text that was cast
SELECT count(*) FROM events WHERE event_at >= '2024-01-01'::text

--: refused   like on a timestamp
SELECT run_id FROM training_runs WHERE started_at LIKE '2024%'

--: refused   left of a timestamp
SELECT left(started_at, 10) FROM training_runs

--: refused   a month of thirteen in a filter
SELECT count(*) FROM events WHERE event_at < '2024-13-01'

--: refused   coalesce of a timestamp and words
SELECT deployment_id, coalesce(retired_at, 'still running') FROM deployments

--: refused   substring of a date
SELECT substring(joined_on, 1, 4) FROM users

--: refused   a timestamp against a number
SELECT count(*) FROM events WHERE event_at > 2024

--: refused   case with a timestamp and a word
SELECT run_id, CASE WHEN finished_at IS NULL THEN 'running' ELSE finished_at END FROM training_runs

--: refused   an hour of twenty-five
SELECT timestamp '2024-02-28 25:00:00'

--: refused   a union of timestamps and texts
SELECT started_at FROM training_runs WHERE run_id = 1
UNION ALL
SELECT note FROM training_runs WHERE run_id = 1

--: accepted   a year as text of a part
SELECT count(*) FROM events WHERE extract(year FROM event_at)::text = '2024' AND to_char(event_at, 'MM') = '02'

--: accepted   case and coalesce with texts of a timestamp
SELECT run_id, coalesce(finished_at::text, 'running') AS finished, CASE WHEN finished_at IS NULL THEN '-' ELSE to_char(finished_at, 'DD.MM.YYYY HH24:MI') END AS shown
FROM training_runs
WHERE run_id BETWEEN 70 AND 76
ORDER BY run_id

--: accepted   a date column against a timestamp text
SELECT user_id, joined_on FROM users WHERE joined_on >= '2024-02-29 12:00:00' ORDER BY user_id

--: accepted   a list of times of day
SELECT run_id, started_at FROM training_runs WHERE started_at::time IN ('00:00', '09:00:00') AND run_id <= 60 ORDER BY run_id

--: accepted   split and substring of the text
SELECT run_id, split_part(started_at::text, ' ', 2) AS clock, substring(started_at::text FROM 1 FOR 10) AS day, length(started_at::text) AS n
FROM training_runs
WHERE run_id <= 6
ORDER BY run_id

--: accepted   a cte gives text a type only when cast
WITH p AS (SELECT '2024-02-01'::date AS since, '2024-02-29'::date AS until)
SELECT count(*) FROM events, p WHERE event_at >= p.since AND event_at < p.until + 1

--: refused   a cte's text against a timestamp
WITH p AS (SELECT '2024-02-01' AS since)
SELECT count(*) FROM events, p WHERE event_at >= p.since

--: refused   values of text against a date
SELECT count(*) FROM users JOIN (VALUES ('2024-02-29')) AS v(day) ON users.joined_on = v.day

--: refused   to_char against a date
SELECT count(*) FROM users WHERE to_char(joined_on, 'YYYY-MM-DD') = date '2024-02-29'

--: refused   a word plus a date
SELECT 'joined ' + joined_on FROM users

--: refused   upper of a timestamp
SELECT upper(started_at) FROM training_runs

--: refused   split of a timestamp
SELECT split_part(started_at, ' ', 1) FROM training_runs

--: refused   length of a date
SELECT length(joined_on) FROM users

--: refused   a regular expression on a timestamp
SELECT run_id FROM training_runs WHERE started_at ~ '^2024'

--: refused   day and month the other way round
SELECT count(*) FROM users WHERE joined_on > '31/12/2023'

--: refused   an empty text as a timestamp
SELECT count(*) FROM deployments WHERE retired_at = ''
