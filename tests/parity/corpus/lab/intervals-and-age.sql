--: accepted   how long runs took
SELECT run_id, finished_at - started_at AS took
FROM training_runs
WHERE status = 'succeeded'
ORDER BY took DESC, run_id
LIMIT 15

--: accepted   average length of a run by model
SELECT model, avg(finished_at - started_at) AS mean, min(finished_at - started_at) AS shortest, max(finished_at - started_at) AS longest
FROM training_runs
WHERE finished_at IS NOT NULL
GROUP BY model
ORDER BY model

--: accepted   sum of intervals over days
SELECT environment, sum(retired_at - deployed_at) AS in_service
FROM deployments
GROUP BY environment
ORDER BY environment

--: accepted   age between two dates in years, months and days
SELECT user_id, joined_on, age(DATE '2025-03-31', joined_on) AS tenure
FROM users
ORDER BY user_id

--: accepted   age goes backwards over month ends
SELECT age(timestamp '2024-03-31', timestamp '2024-02-29') AS a,
       age(timestamp '2024-02-29', timestamp '2024-03-31') AS b,
       age(timestamp '2024-03-01 01:00', timestamp '2024-01-31 23:00') AS c,
       age(timestamp '2024-05-31', timestamp '2024-04-30') AS d

--: accepted   parts of an age
SELECT user_id,
       extract(year FROM age(DATE '2025-03-31', joined_on)) AS years,
       extract(month FROM age(DATE '2025-03-31', joined_on)) AS months,
       extract(day FROM age(DATE '2025-03-31', joined_on)) AS days
FROM users
WHERE user_id <= 15
ORDER BY user_id

--: accepted   delay of arrival in seconds
SELECT event_type, max(extract(epoch FROM arrived_at - event_at)) AS worst, min(extract(epoch FROM arrived_at - event_at)) AS best
FROM events
GROUP BY event_type
ORDER BY event_type

--: accepted   more than a day late
SELECT count(*) AS late
FROM events
WHERE arrived_at - event_at > interval '1 day'

--: accepted   days of an interval stop at the days field
SELECT deployment_id,
       extract(day FROM retired_at - deployed_at) AS days,
       extract(hour FROM retired_at - deployed_at) AS hours,
       extract(epoch FROM retired_at - deployed_at) / 86400 AS exact_days
FROM deployments
WHERE retired_at IS NOT NULL
ORDER BY deployment_id

--: accepted   interval arithmetic by numbers
SELECT interval '1 hour' * 2.5 AS a, interval '1 month' / 2 AS b, 3 * interval '10 minutes' AS c, - interval '1 day' AS d, interval '1 day' * 1.5 AS e

--: accepted   justify functions
SELECT justify_hours(interval '50 hours') AS h, justify_days(interval '45 days') AS d, justify_interval(interval '1 month -1 hour') AS i

--: accepted   interval literals of many forms
SELECT interval '1 year 2 months' AS a, interval '1-2' AS b, interval 'P1Y2M3DT4H' AS c, interval '90' minute AS d, interval '1 week' AS e, interval '1.5 days' AS f

--: accepted   a month equals thirty days
SELECT interval '1 month' = interval '30 days' AS same, interval '1 year' > interval '360 days' AS more, interval '24 hours' = interval '1 day' AS day

--: accepted   make_interval from a column
SELECT experiment_id, started_on + make_interval(days => experiment_id) AS d
FROM experiments
WHERE started_on IS NOT NULL
ORDER BY experiment_id

--: accepted   runs grouped by whole hours
SELECT floor(extract(epoch FROM finished_at - started_at) / 3600)::int AS hours, count(*)
FROM training_runs
WHERE finished_at IS NOT NULL
GROUP BY hours
ORDER BY hours

--: accepted   retirement within a month of deployment
SELECT deployment_id
FROM deployments
WHERE retired_at <= deployed_at + interval '1 month'
ORDER BY deployment_id

--: accepted   text of an interval
SELECT (interval '1 year 2 months 3 days 04:05:06.7')::text AS a, (interval '-1 day')::text AS b, (interval '0')::text AS c, (interval '36 hours')::text AS d

--: accepted   median interval
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY finished_at - started_at) AS median
FROM training_runs
WHERE model = 'churn'

--: refused   comparing an interval to a number
SELECT run_id FROM training_runs WHERE finished_at - started_at > 3600

--: refused   interval as a bare number of days
SELECT joined_on + INTERVAL 5 DAY FROM users

--: refused   rounding an interval
SELECT model, round(avg(finished_at - started_at), 2) FROM training_runs GROUP BY model

--: refused   interval plus integer
SELECT finished_at - started_at + 5 FROM training_runs

--: refused   text that is no interval
SELECT count(*) FROM training_runs WHERE finished_at - started_at > 'a while'

--: refused   casting an interval to integer
SELECT (finished_at - started_at)::integer FROM training_runs

--: refused   age of two texts
SELECT age(note, model) FROM training_runs

--: refused   multiplying two intervals
SELECT (finished_at - started_at) * (finished_at - started_at) FROM training_runs

--: refused   an interval literal with an unknown unit
SELECT started_at + interval '3 fortnights' FROM training_runs

--: refused   the days function on an interval
SELECT days(retired_at - deployed_at) FROM deployments

--: refused   dividing an interval by zero
SELECT (retired_at - deployed_at) / (deployment_id - 1) FROM deployments

--: accepted   seconds in a month and a year
SELECT extract(epoch FROM interval '1 month') AS m, extract(epoch FROM interval '1 year') AS y, extract(epoch FROM interval '1 day 1 second') AS d

--: accepted   fields of long intervals
SELECT extract(hour FROM interval '50 hours') AS h, extract(minute FROM interval '90 minutes') AS mi, extract(month FROM interval '14 months') AS mo, extract(year FROM interval '14 months') AS y, extract(day FROM interval '40 days') AS d, extract(second FROM interval '75.5 seconds') AS s

--: accepted   interval plus date in either order
SELECT experiment_id, interval '2 weeks' + started_on AS a, started_on - interval '2 weeks' AS b
FROM experiments
WHERE started_on IS NOT NULL
ORDER BY experiment_id

--: accepted   sorting and comparing lengths
SELECT run_id, finished_at - started_at AS took
FROM training_runs
WHERE finished_at - started_at BETWEEN interval '8 hours' AND interval '9 hours 30 minutes'
ORDER BY took, run_id

--: accepted   distinct sees a month and thirty days as one
SELECT count(DISTINCT i) AS n FROM (VALUES (interval '1 month'), (interval '30 days'), (interval '720 hours'), (interval '31 days')) AS v(i)

--: accepted   age of timestamps keeps the hours
SELECT deployment_id, age(retired_at, deployed_at) AS age, retired_at - deployed_at AS days
FROM deployments
WHERE retired_at IS NOT NULL
ORDER BY deployment_id

--: accepted   coalesce of an interval and a literal
SELECT run_id, coalesce(finished_at - started_at, '0') AS took FROM training_runs WHERE run_id > 118 ORDER BY run_id

--: accepted   hours as a number
SELECT model, round(sum(extract(epoch FROM finished_at - started_at)) / 3600, 2) AS hours
FROM training_runs
WHERE finished_at IS NOT NULL
GROUP BY model
ORDER BY model

--: accepted   late arrivals by whole days
SELECT extract(day FROM arrived_at - event_at) AS days, count(*)
FROM events
WHERE arrived_at - event_at >= interval '1 day'
GROUP BY days
ORDER BY days

--: refused   date difference against an interval
SELECT experiment_id FROM experiments WHERE ended_on - started_on > interval '30 days'

--: refused   average of dates
SELECT avg(ended_on) FROM experiments

--: refused   an interval cast to a date
SELECT (finished_at - started_at)::date FROM training_runs

--: refused   absolute value of an interval
SELECT abs(started_at - finished_at) FROM training_runs

--: refused   an interval in a sum with a number
SELECT sum(finished_at - started_at) / 60 > 100 FROM training_runs

--: refused   interval minus timestamp
SELECT interval '1 day' - started_at FROM training_runs
