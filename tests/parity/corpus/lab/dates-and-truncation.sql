--: accepted   signups a month
SELECT date_trunc('month', signed_up_at) AS month, count(*) AS signups
FROM subjects
GROUP BY 1
ORDER BY 1

--: accepted   the Monday of the week of signup
SELECT date_trunc('week', signed_up_at)::date AS monday, count(*)
FROM subjects
GROUP BY monday
ORDER BY monday

--: accepted   parts of a timestamp are numeric
SELECT run_id,
       extract(year FROM started_at) AS y,
       extract(month FROM started_at) AS m,
       extract(dow FROM started_at) AS dow,
       extract(isodow FROM started_at) AS isodow,
       extract(week FROM started_at) AS w,
       extract(isoyear FROM started_at) AS iy
FROM training_runs
WHERE run_id BETWEEN 40 AND 60
ORDER BY run_id

--: accepted   seconds with their fraction
SELECT extract(second FROM timestamp '2024-02-29 12:34:56.789'),
       extract(milliseconds FROM timestamp '2024-02-29 12:34:56.789'),
       extract(epoch FROM timestamp '2024-02-29 12:34:56.5'),
       extract(quarter FROM date '2024-02-29'),
       extract(doy FROM date '2024-12-31')

--: accepted   date plus and minus days
SELECT user_id, joined_on, joined_on + 90 AS probation_end, joined_on - 7 AS week_before
FROM users
WHERE joined_on >= DATE '2024-01-01'
ORDER BY user_id

--: accepted   date minus date is a number of days
SELECT experiment_id, started_on, ended_on, ended_on - started_on + 1 AS days
FROM experiments
WHERE ended_on IS NOT NULL
ORDER BY days DESC, experiment_id

--: accepted   date plus interval is a timestamp
SELECT experiment_id, started_on + interval '1 month' AS review, (started_on + interval '1 month')::date AS review_day
FROM experiments
WHERE started_on IS NOT NULL
ORDER BY experiment_id

--: accepted   end of month by adding and subtracting
SELECT user_id, joined_on,
       (date_trunc('month', joined_on) + interval '1 month - 1 day')::date AS month_end
FROM users
WHERE user_id IN (5, 26, 34, 36, 37)
ORDER BY user_id

--: accepted   adding a month to the 31st
SELECT d, d + interval '1 month' AS plus_one, d - interval '1 year' AS last_year
FROM (VALUES (date '2024-01-31'), (date '2024-02-29'), (date '2024-03-31'), (date '2023-12-31')) AS v(d)
ORDER BY d

--: accepted   half-open range of one month
SELECT event_type, count(*)
FROM events
WHERE event_at >= '2024-02-01' AND event_at < '2024-03-01'
GROUP BY event_type
ORDER BY event_type

--: accepted   date_trunc of a date, by many fields
SELECT date_trunc('quarter', date '2024-05-17') AS q,
       date_trunc('year', date '2024-05-17') AS y,
       date_trunc('decade', timestamp '2024-05-17 10:00') AS dec,
       date_trunc('century', timestamp '2024-05-17 10:00') AS cent,
       date_trunc('hour', timestamp '2024-05-17 10:59:59') AS h

--: accepted   date_bin in quarters of an hour
SELECT date_bin('15 minutes', started_at, timestamp '2001-01-01') AS bin, count(*) AS runs
FROM training_runs
WHERE started_at < timestamp '2023-09-01'
GROUP BY bin
ORDER BY bin

--: accepted   make_date and make_timestamp
SELECT make_date(2024, 2, 29) AS d, make_timestamp(2024, 2, 29, 23, 59, 59.5) AS ts, make_time(7, 5, 0) AS t

--: accepted   which events arrived in a later month
SELECT event_id, event_at, arrived_at
FROM events
WHERE date_trunc('month', arrived_at) > date_trunc('month', event_at)
ORDER BY event_id

--: accepted   date_part gives double precision
SELECT model, avg(date_part('hour', started_at)) AS mean_hour, max(date_part('day', started_at)) / 2 AS half
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   overlaps of two services
SELECT a.deployment_id AS first, b.deployment_id AS second
FROM deployments a
JOIN deployments b ON a.deployment_id < b.deployment_id AND a.environment = b.environment
WHERE a.environment = 'production'
  AND (a.deployed_at, coalesce(a.retired_at, 'infinity')) OVERLAPS (b.deployed_at, coalesce(b.retired_at, 'infinity'))
ORDER BY 1, 2

--: accepted   greatest and least of timestamps ignore NULL
SELECT deployment_id, least(retired_at, timestamp '2025-01-01') AS until, greatest(deployed_at, NULL) AS since
FROM deployments
ORDER BY deployment_id

--: refused   date plus date
SELECT joined_on + DATE '2024-01-01'
FROM users

--: refused   timestamp plus an integer
SELECT run_id, started_at + 1
FROM training_runs

--: refused   date_trunc by a unit PostgreSQL does not know
SELECT date_trunc('weekday', started_at)
FROM training_runs
LIMIT 3

--: refused   the arguments of date_trunc the other way round
SELECT date_trunc(started_at, 'month')
FROM training_runs

--: refused   datediff in the manner of other engines
SELECT experiment_id, datediff('day', started_on, ended_on)
FROM experiments

--: refused   month as a function
SELECT month(joined_on), count(*)
FROM users
GROUP BY 1

--: refused   a day that February does not have
SELECT count(*) FROM experiments WHERE started_on = DATE '2023-02-29'

--: refused   an hour from a date
SELECT extract(hour FROM joined_on) FROM users

--: refused   last_day is not PostgreSQL's
SELECT user_id, last_day(joined_on) FROM users

--: refused   extracting days from a date difference
SELECT extract(day FROM ended_on - started_on) AS days
FROM experiments

--: refused   a date between a number and a date
SELECT count(*) FROM users WHERE joined_on BETWEEN 20240101 AND DATE '2024-12-31'

--: accepted   rarer parts of a date
SELECT extract(decade FROM d) AS dec, extract(century FROM d) AS cen, extract(millennium FROM d) AS mil, extract(epoch FROM d) AS ep, extract(julian FROM d) AS j, extract(isodow FROM d) AS i
FROM (VALUES (date '2000-12-31'), (date '2001-01-01'), (date '2024-02-29')) AS v(d)
ORDER BY d

--: accepted   date plus time, and time arithmetic
SELECT date '2024-02-29' + time '10:30' AS ts, time '23:30' + interval '1 hour' AS wrapped, time '10:00' - time '08:15' AS gap

--: accepted   day of week by two counts
SELECT extract(dow FROM started_at)::int AS dow, extract(isodow FROM started_at)::int AS iso, count(*)
FROM training_runs
GROUP BY 1, 2
ORDER BY iso

--: accepted   the last Friday of the month before
SELECT user_id, joined_on - extract(isodow FROM joined_on)::int - 2 AS friday
FROM users
WHERE user_id <= 12
ORDER BY user_id

--: accepted   leap day plus a year, minus a month
SELECT user_id, joined_on + interval '1 year' AS next, joined_on - interval '1 month' AS before, joined_on + interval '4 years' AS again
FROM users
WHERE joined_on IN ('2020-02-29', '2024-02-29')
ORDER BY user_id

--: accepted   purchases by day of the week with names
SELECT to_char(event_at, 'Dy') AS day, count(*) AS n, sum(value) AS total
FROM events
WHERE event_type = 'purchase'
GROUP BY to_char(event_at, 'Dy'), extract(isodow FROM event_at)
ORDER BY extract(isodow FROM event_at)

--: accepted   quarter starts
SELECT date_trunc('quarter', started_on)::date AS q, array_agg(experiment_id ORDER BY experiment_id) AS ids
FROM experiments
WHERE started_on IS NOT NULL
GROUP BY q
ORDER BY q

--: refused   a date minus a timestamp gives no integer
SELECT (joined_on - timestamp '2020-01-01') > 30 FROM users

--: refused   date plus a fraction
SELECT joined_on + 1.5 FROM users

--: refused   dateadd
SELECT dateadd('day', 7, joined_on) FROM users

--: refused   date_part of a text column
SELECT date_part('year', full_name) FROM users

--: refused   extract of an unknown field
SELECT extract(weekday FROM joined_on) FROM users

--: refused   make_date of a day that is not there
SELECT make_date(2023, 2, 29)

--: refused   date as a function of three numbers
SELECT date(2024, 1, 1)

--: refused   a time from a date
SELECT joined_on::time FROM users

--: refused   sum of dates
SELECT sum(joined_on) FROM users

--: refused   average of timestamps
SELECT avg(started_at) FROM training_runs
