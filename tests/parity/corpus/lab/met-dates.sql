--: accepted   month ends stepped one by one against all at once
WITH RECURSIVE step (n, stepped) AS (
    SELECT 0, TIMESTAMP '2024-01-31 00:00:00'
    UNION ALL
    SELECT n + 1, stepped + INTERVAL '1 month' FROM step WHERE n < 13
)
SELECT n,
       stepped::date AS one_by_one,
       (DATE '2024-01-31' + n * INTERVAL '1 month')::date AS at_once,
       (DATE '2024-01-31' + make_interval(months => n))::date - stepped::date AS days_lost,
       DATE '2024-01-31' + n * INTERVAL '1 month' AS raw_sum
FROM step
ORDER BY n

--: accepted   tenure by age and by parts of age
SELECT user_id, joined_on,
       age(DATE '2025-03-31', joined_on) AS tenure,
       extract(year FROM age(DATE '2025-03-31', joined_on)) * 12
         + extract(month FROM age(DATE '2025-03-31', joined_on)) AS full_months,
       DATE '2025-03-31' - joined_on AS days,
       (DATE '2025-03-31' - joined_on) / 7 AS weeks,
       (DATE '2025-03-31' - joined_on) % 7 AS rest,
       date_part('day', age(DATE '2025-03-31', joined_on)) AS odd_days
FROM users
ORDER BY user_id

--: accepted   run time of users summed and justified
SELECT user_id,
       count(*) AS runs,
       sum(finished_at - started_at) AS total,
       justify_hours(sum(finished_at - started_at)) AS in_days,
       justify_interval(sum(finished_at - started_at) * 20) AS twenty_times,
       to_char(sum(finished_at - started_at), 'HH24:MI:SS') AS clock,
       extract(epoch FROM sum(finished_at - started_at))::int AS seconds,
       extract(hour FROM sum(finished_at - started_at)) AS hours_field
FROM training_runs
GROUP BY user_id
HAVING count(finished_at) > 0
ORDER BY user_id

--: accepted   calendar of weeks with the weeks nobody signed up
WITH weeks AS (
    SELECT w::date AS monday
    FROM generate_series(date_trunc('week', TIMESTAMP '2023-08-01'),
                         TIMESTAMP '2025-03-31', INTERVAL '1 week') AS g(w)
)
SELECT to_char(monday, 'IYYY-"W"IW') AS iso_week,
       monday, monday + 6 AS sunday,
       count(s.subject_id) AS signups,
       min(s.signed_up_at)::date - monday AS first_day_offset,
       CASE WHEN count(s.subject_id) = 0 THEN 'none' ELSE to_char(max(s.signed_up_at), 'Dy HH24:MI') END AS last_one
FROM weeks
LEFT JOIN subjects s ON s.signed_up_at >= monday AND s.signed_up_at < monday + 7
GROUP BY monday
ORDER BY monday

--: accepted   production deployments that OVERLAP one another
SELECT a.deployment_id AS first_id, b.deployment_id AS second_id,
       ra.model,
       GREATEST(a.deployed_at, b.deployed_at) AS from_at,
       LEAST(a.retired_at, b.retired_at) AS to_at,
       LEAST(a.retired_at, b.retired_at) - GREATEST(a.deployed_at, b.deployed_at) AS shared
FROM deployments a
JOIN training_runs ra ON ra.run_id = a.run_id
JOIN deployments b ON b.deployment_id > a.deployment_id
JOIN training_runs rb ON rb.run_id = b.run_id AND rb.model = ra.model
WHERE (a.deployed_at, COALESCE(a.retired_at, TIMESTAMP '2025-03-31'))
      OVERLAPS (b.deployed_at, COALESCE(b.retired_at, TIMESTAMP '2025-03-31'))
ORDER BY first_id, second_id

--: accepted   OVERLAPS with points, touching ends, swapped ends and intervals
SELECT t.no,
       (t.a1, t.a2) OVERLAPS (t.b1, t.b2) AS by_dates,
       (t.a1, INTERVAL '1 day') OVERLAPS (t.b1, INTERVAL '1 day') AS by_length,
       (t.a2, t.a1) OVERLAPS (t.b2, t.b1) AS swapped,
       t.a1 <= t.b2 AND t.b1 <= t.a2 AS closed_rule
FROM (VALUES
    (1, DATE '2024-02-01', DATE '2024-02-29', DATE '2024-02-29', DATE '2024-03-10'),
    (2, DATE '2024-02-01', DATE '2024-02-29', DATE '2024-02-28', DATE '2024-03-10'),
    (3, DATE '2024-02-01', DATE '2024-02-01', DATE '2024-02-01', DATE '2024-02-01'),
    (4, DATE '2024-02-01', DATE '2024-02-01', DATE '2024-01-01', DATE '2024-02-01'),
    (5, DATE '2024-02-01', DATE '2024-02-01', DATE '2024-01-01', DATE '2024-02-02')
) AS t(no, a1, a2, b1, b2)
ORDER BY t.no

--: accepted   events of the leap day by five ways of comparing
SELECT count(*) FILTER (WHERE event_at = DATE '2024-02-29') AS equal_to_date,
       count(*) FILTER (WHERE event_at::date = '2024-02-29') AS cast_equal,
       count(*) FILTER (WHERE event_at BETWEEN '2024-02-29' AND '2024-03-01') AS between_text,
       count(*) FILTER (WHERE event_at <= DATE '2024-02-29' AND event_at > DATE '2024-02-28') AS up_to_midnight,
       count(*) FILTER (WHERE event_at >= '2024-02-29' AND event_at < DATE '2024-02-29' + 1) AS half_open,
       count(*) FILTER (WHERE date_trunc('day', event_at) = TIMESTAMP '2024-02-29') AS truncated,
       count(*) FILTER (WHERE event_at::text LIKE '2024-02-29%') AS by_text,
       count(*) FILTER (WHERE arrived_at::date - event_at::date > 1 AND event_at::date = '2024-02-29') AS late
FROM events

--: accepted   many fields of timestamps on edges
SELECT t.ts,
       extract(isoyear FROM t.ts) AS isoyear, extract(week FROM t.ts) AS week,
       extract(isodow FROM t.ts) AS isodow, extract(dow FROM t.ts) AS dow,
       extract(doy FROM t.ts) AS doy, extract(quarter FROM t.ts) AS quarter,
       extract(decade FROM t.ts) AS decade, extract(century FROM t.ts) AS century,
       extract(millennium FROM t.ts) AS millennium,
       extract(second FROM t.ts) AS second, extract(milliseconds FROM t.ts) AS ms,
       extract(microseconds FROM t.ts) AS us, extract(epoch FROM t.ts) AS epoch,
       date_part('second', t.ts) AS second_dp
FROM (VALUES
    (TIMESTAMP '2000-12-31 23:59:59.999'),
    (TIMESTAMP '2001-01-01 00:00:00'),
    (TIMESTAMP '2021-01-03 12:30:15.5'),
    (TIMESTAMP '2024-02-29 06:07:08.000001'),
    (TIMESTAMP '2024-12-30 00:00:01.25'),
    (TIMESTAMP '1969-12-31 23:59:58.5')
) AS t(ts)
ORDER BY t.ts

--: accepted   to_char with words, ordinals, padding and fill mode
SELECT d,
       to_char(d, 'Day') || '|' AS day_padded,
       to_char(d, 'FMDay, DDth FMMonth YYYY') AS long_form,
       to_char(d, 'DY dy Dy MON mon Mon') AS short_names,
       to_char(d, 'D ID DDD WW IW W Q CC') AS numbers,
       to_char(d, 'YY Y,YYY RM') || '|' AS years,
       to_char(d, '"Q"Q "of" YYYY') AS quarter,
       to_char(d + TIME '13:05:09', 'HH12:MI:SS AM, HH24"h"MI, SSSS') AS clock,
       to_char(d + TIME '00:30', 'FMHH12:FMMI am') AS after_midnight
FROM generate_series(DATE '2024-02-27', DATE '2024-03-04', INTERVAL '1 day') AS g(x)
CROSS JOIN LATERAL (SELECT x::date AS d) AS y
ORDER BY d

--: accepted   text of several layouts parsed to dates
SELECT t.no, t.txt,
       CASE t.layout
            WHEN 'a' THEN to_date(t.txt, 'YYYYMMDD')
            WHEN 'b' THEN to_date(t.txt, 'DD Mon YYYY')
            WHEN 'c' THEN to_date(t.txt, 'MM/DD/YY')
            WHEN 'd' THEN to_date(t.txt, 'YYYY-DDD')
            WHEN 'e' THEN to_date(t.txt, 'IYYY-IW-ID')
            WHEN 'f' THEN to_timestamp(t.txt, 'YYYY-MM-DD HH24:MI')::date
            ELSE to_date(t.txt, 'Month YYYY')
       END AS parsed,
       to_char(CASE t.layout WHEN 'a' THEN to_date(t.txt, 'YYYYMMDD')
                             WHEN 'd' THEN to_date(t.txt, 'YYYY-DDD') END, 'FMDDth Mon') AS again
FROM (VALUES
    (1, 'a', '20240229'), (2, 'b', '31 Dec 2023'), (3, 'c', '02/09/24'), (4, 'd', '2024-366'),
    (5, 'e', '2025-01-1'), (6, 'f', '2024-06-30 23:59'), (7, 'g', 'March 2024'), (8, 'b', '5 feb 2024')
) AS t(no, layout, txt)
ORDER BY t.no

--: accepted   intervals written, multiplied, divided and shown
SELECT i,
       i * 2 AS twice, i / 2 AS half, i * 1.5 AS more, -i AS minus,
       justify_days(i) AS jd, justify_hours(i) AS jh, justify_interval(i) AS ji,
       extract(epoch FROM i) AS epoch,
       TIMESTAMP '2024-01-31 12:00' + i AS plus,
       TIMESTAMP '2024-03-31 12:00' - i AS before
FROM (VALUES
    (1, INTERVAL '1 month'), (2, INTERVAL '45 days'), (3, INTERVAL '1 month -1 day'),
    (4, INTERVAL '36 hours 15 minutes'), (5, INTERVAL '1 year 2 months 3 days 04:05:06.789'),
    (6, INTERVAL '-90 minutes'), (7, INTERVAL 'P1Y2M3DT4H'), (8, INTERVAL '1.5 days'), (9, INTERVAL '2 weeks')
) AS t(no, i)
ORDER BY no

--: accepted   working days of each ended experiment
SELECT e.experiment_id, e.started_on, e.ended_on,
       e.ended_on - e.started_on + 1 AS calendar_days,
       w.working_days, w.mondays, w.last_friday,
       round(w.working_days * 100.0 / (e.ended_on - e.started_on + 1), 1) AS pct
FROM experiments e
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE extract(isodow FROM d) < 6) AS working_days,
           count(*) FILTER (WHERE to_char(d, 'Dy') = 'Mon') AS mondays,
           max(d) FILTER (WHERE extract(dow FROM d) = 5)::date AS last_friday
    FROM generate_series(e.started_on::timestamp, e.ended_on, INTERVAL '1 day') AS g(d)
) AS w
WHERE e.ended_on IS NOT NULL
ORDER BY e.experiment_id

--: accepted   fiscal quarters starting in February
SELECT to_char(shifted, '"FY"YYYY "Q"Q') AS fiscal_quarter,
       min(day) AS first_day, max(day) AS last_day,
       count(DISTINCT day) AS days_seen,
       sum(amount) AS amount,
       sum(amount) - lag(sum(amount)) OVER (ORDER BY min(day)) AS change
FROM (
    SELECT event_at::date AS day, date_trunc('quarter', event_at - INTERVAL '1 month') AS shifted,
           COALESCE(value, 0) AS amount
    FROM events WHERE event_type = 'purchase'
) AS p
GROUP BY shifted
ORDER BY shifted

--: accepted   GREATEST and LEAST over dates and timestamps mixed
SELECT e.experiment_id, u.joined_on,
       GREATEST(e.started_on, u.joined_on) AS later_day,
       LEAST(e.ended_on, DATE '2024-06-30') AS capped_day,
       LEAST(e.ended_on, TIMESTAMP '2024-06-30 12:00:00') AS capped_moment,
       COALESCE(e.ended_on, e.started_on + 14, u.joined_on) AS some_day,
       COALESCE(e.ended_on, TIMESTAMP '2025-03-31 23:59:59') AS some_moment,
       COALESCE(e.ended_on, '2025-03-31') - COALESCE(e.started_on, '2025-03-31') AS length
FROM experiments e
LEFT JOIN users u ON u.user_id = e.owner_id
ORDER BY e.experiment_id

--: accepted   CASE giving a date in one branch and a timestamp in another
SELECT run_id,
       CASE WHEN status = 'running' THEN DATE '2025-03-31'
            WHEN status = 'failed' THEN started_at
            ELSE finished_at END AS mark,
       CASE WHEN finished_at - started_at > INTERVAL '8 hours' THEN 'long'
            WHEN finished_at - started_at > '1:00' THEN 'usual'
            WHEN finished_at = started_at THEN 'at once'
            WHEN finished_at IS NULL THEN 'open' ELSE 'short' END AS kind,
       CASE WHEN finished_at::date > started_at::date THEN finished_at::date - started_at::date END AS nights
FROM training_runs
WHERE run_id <= 60 OR finished_at IS NULL
ORDER BY run_id

--: accepted   delay of events: smallest, largest, average and total
SELECT event_type,
       min(arrived_at - event_at) AS quickest,
       max(arrived_at - event_at) AS slowest,
       date_trunc('second', avg(arrived_at - event_at)) AS average,
       date_trunc('minute', sum(arrived_at - event_at)) AS total,
       count(*) FILTER (WHERE arrived_at - event_at > INTERVAL '1 day') AS over_a_day,
       count(*) FILTER (WHERE arrived_at > event_at + '2 days'::interval) AS over_two,
       max(arrived_at::date - event_at::date) AS most_days
FROM events
GROUP BY event_type
ORDER BY max(arrived_at - event_at) DESC, event_type

--: accepted   median of intervals by model
SELECT model,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY finished_at - started_at) AS median_seen,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at)) AS median_seconds,
       date_trunc('second', percentile_cont(0.25) WITHIN GROUP (ORDER BY finished_at - started_at)) AS lower_quarter,
       mode() WITHIN GROUP (ORDER BY date_trunc('hour', finished_at - started_at)) AS usual_hours
FROM training_runs
WHERE finished_at IS NOT NULL
GROUP BY model
ORDER BY model

--: accepted   local hours in Berlin and New York over the clock change
SELECT g.utc,
       g.utc AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin' AS berlin,
       g.utc AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' AS new_york,
       extract(hour FROM g.utc AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin') - extract(hour FROM g.utc) AS ahead,
       (g.utc AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'UTC' AS read_as_berlin,
       to_char(g.utc AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Kolkata', 'Dy HH24:MI') AS kolkata
FROM generate_series(TIMESTAMP '2024-03-30 22:00', TIMESTAMP '2024-03-31 04:00', INTERVAL '1 hour') AS g(utc)
ORDER BY g.utc

--: accepted   days by the Berlin clock against days by UTC
WITH local AS (
    SELECT event_id, event_at,
           (event_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin') AS berlin
    FROM events
)
SELECT date_trunc('month', berlin)::date AS month,
       count(*) AS events,
       count(*) FILTER (WHERE berlin::date <> event_at::date) AS other_day,
       count(*) FILTER (WHERE date_trunc('month', berlin) <> date_trunc('month', event_at)) AS other_month,
       min(berlin)::time AS first_clock,
       max(berlin - event_at) AS offset_most, min(berlin - event_at) AS offset_least
FROM local
GROUP BY date_trunc('month', berlin)
ORDER BY month

--: accepted   epoch seconds cut into quarter hours and back
SELECT to_timestamp(floor(extract(epoch FROM event_at) / 900) * 900) AT TIME ZONE 'UTC' AS slot,
       date_bin('15 minutes', event_at, TIMESTAMP '2000-01-01') AS binned,
       count(*) AS n,
       max(extract(epoch FROM event_at)::bigint % 900) AS last_offset,
       max(event_at) - min(event_at) AS spread
FROM events
WHERE event_at >= '2024-05-01' AND event_at < '2024-05-04'
GROUP BY 1, 2
ORDER BY 1

--: accepted   times of day and time arithmetic
SELECT subject_id,
       count(*) AS n,
       min(event_at::time) AS earliest, max(event_at::time) AS latest,
       max(event_at::time) - min(event_at::time) AS span,
       max(event_at::time) + INTERVAL '1 hour' AS hour_later,
       min(event_at::time) - INTERVAL '9 hours' AS nine_before,
       count(*) FILTER (WHERE event_at::time BETWEEN '22:00' AND '23:59:59') AS late_evening,
       count(*) FILTER (WHERE event_at::time < TIME '06:00') AS night
FROM events
WHERE subject_id BETWEEN 1 AND 25
GROUP BY subject_id
ORDER BY subject_id

--: accepted   next anniversary after the end of the data
SELECT user_id, joined_on,
       (joined_on + make_interval(years => y.n))::date AS anniversary,
       y.n AS years_then,
       to_char(joined_on + make_interval(years => y.n), 'FMDay') AS weekday,
       (joined_on + make_interval(years => y.n))::date - DATE '2025-03-31' AS days_to_go
FROM users
CROSS JOIN LATERAL (
    SELECT min(k) AS n FROM generate_series(0, 40) AS k
    WHERE (joined_on + k * INTERVAL '1 year') > DATE '2025-03-31'
) AS y
ORDER BY days_to_go, user_id

--: accepted   last day, first Monday and third Thursday of each month
SELECT m::date AS month,
       (m + INTERVAL '1 month - 1 day')::date AS last_day,
       extract(day FROM m + INTERVAL '1 month' - INTERVAL '1 day') AS days,
       m::date + (8 - extract(isodow FROM m)::int) % 7 AS first_monday,
       m::date + (11 - extract(isodow FROM m)::int) % 7 + 14 AS third_thursday,
       to_char(m::date + (11 - extract(isodow FROM m)::int) % 7 + 14, 'Dy DD') AS shown,
       make_date(extract(year FROM m)::int, extract(month FROM m)::int, 13) - m::date AS to_thirteenth
FROM generate_series(TIMESTAMP '2023-11-01', TIMESTAMP '2024-12-01', '1 month') AS g(m)
ORDER BY m

--: accepted   weeks by ISO, by year week and by truncation at New Year
SELECT event_at::date AS day,
       to_char(event_at, 'IYYY-IW-ID') AS iso, to_char(event_at, 'YYYY-WW-D') AS plain,
       extract(week FROM event_at) AS week, date_part('isoyear', event_at) AS isoyear,
       date_trunc('week', event_at)::date AS monday,
       (event_at::date - date_trunc('week', event_at)::date) AS day_in_week,
       count(*) AS n
FROM events
WHERE to_char(event_at, 'MMDD') >= '1226' OR to_char(event_at, 'MMDD') <= '0107'
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY day

--: accepted   islands of days by subtracting a row number from a date
WITH days AS (
    SELECT DISTINCT subject_id, event_at::date AS day FROM events
), marked AS (
    SELECT subject_id, day,
           day - (row_number() OVER (PARTITION BY subject_id ORDER BY day))::int AS anchor
    FROM days
)
SELECT subject_id, min(day) AS from_day, max(day) AS to_day,
       max(day) - min(day) + 1 AS length, count(*) AS days,
       DATE '2024-02-29' BETWEEN min(day) AND max(day) AS over_leap_day
FROM marked
GROUP BY subject_id, anchor
HAVING count(*) >= 4
ORDER BY length DESC, subject_id, from_day

--: accepted   moving week by a range frame over timestamps
SELECT event_id, event_at, value,
       count(*) OVER w AS n_week,
       sum(value) OVER w AS sum_week,
       min(event_at) OVER w AS oldest,
       event_at - min(event_at) OVER w AS reach
FROM events
WHERE event_type = 'purchase' AND subject_id <= 12
WINDOW w AS (PARTITION BY subject_id ORDER BY event_at
             RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW)
ORDER BY event_id

--: accepted   range frames of months over days, backwards and forwards
WITH daily AS (
    SELECT event_at::date AS day, count(*) AS n, sum(value) AS amount
    FROM events WHERE event_at >= '2024-01-20' AND event_at < '2024-04-10' GROUP BY event_at::date
)
SELECT day, n,
       sum(n) OVER (ORDER BY day RANGE BETWEEN INTERVAL '1 month' PRECEDING AND INTERVAL '1 day' PRECEDING) AS month_before,
       count(*) OVER (ORDER BY day RANGE BETWEEN CURRENT ROW AND '1 month' FOLLOWING) AS days_after,
       first_value(day) OVER (ORDER BY day RANGE BETWEEN INTERVAL '1 month' PRECEDING AND CURRENT ROW) AS starts,
       round(avg(amount) OVER (ORDER BY day DESC RANGE BETWEEN INTERVAL '3 days' PRECEDING AND CURRENT ROW), 2) AS back_avg
FROM daily
ORDER BY day

--: accepted   months between signup and purchase counted in three ways
SELECT s.subject_id,
       (extract(year FROM e.event_at) - extract(year FROM s.signed_up_at)) * 12
         + extract(month FROM e.event_at) - extract(month FROM s.signed_up_at) AS calendar_months,
       extract(year FROM age(e.event_at, s.signed_up_at)) * 12
         + extract(month FROM age(e.event_at, s.signed_up_at)) AS full_months,
       (e.event_at::date - s.signed_up_at::date) / 30 AS thirties,
       date_trunc('day', age(e.event_at, s.signed_up_at)) AS age_by_days,
       justify_days(date_trunc('day', e.event_at - s.signed_up_at)) AS justified
FROM subjects s
JOIN LATERAL (
    SELECT max(event_at) AS event_at FROM events WHERE subject_id = s.subject_id AND event_type = 'purchase'
) AS e ON e.event_at IS NOT NULL
WHERE s.subject_id <= 90
ORDER BY s.subject_id

--: accepted   infinite ends of service
SELECT deployment_id,
       COALESCE(retired_at, 'infinity') AS until,
       isfinite(COALESCE(retired_at, 'infinity')) AS ended,
       COALESCE(retired_at, 'infinity') > TIMESTAMP '9999-12-31' AS for_ever,
       LEAST(COALESCE(retired_at, 'infinity'::timestamp), '2025-03-31') AS seen_until,
       LEAST(COALESCE(retired_at, 'infinity'::timestamp), '2025-03-31') - deployed_at AS served,
       rank() OVER (ORDER BY COALESCE(retired_at, 'infinity') DESC) AS place
FROM deployments
ORDER BY until DESC, deployment_id

--: accepted   deployments in service at the end of each month
SELECT (m + INTERVAL '1 month' - INTERVAL '1 microsecond') AS month_end,
       count(d.deployment_id) AS in_service,
       string_agg(d.environment || ':' || d.deployment_id, ', ' ORDER BY d.deployment_id) AS which,
       min(m + INTERVAL '1 month' - d.deployed_at) AS youngest,
       max(m::date + 31 - d.deployed_at::date) AS oldest_days
FROM generate_series('2023-10-01'::timestamp, '2025-03-01', '1 month') AS g(m)
LEFT JOIN deployments d
       ON d.deployed_at < m + INTERVAL '1 month'
      AND (d.retired_at IS NULL OR d.retired_at >= m + INTERVAL '1 month')
GROUP BY m
ORDER BY m

--: accepted   timestamps and dates as text, cut and glued
SELECT event_id,
       event_at::text AS whole,
       left(event_at::text, 7) AS month,
       right(event_at::text, 8) AS clock,
       split_part(event_at::text, ' ', 1) = event_at::date::text AS same_day,
       event_at::date || '/' || arrived_at::date AS from_to,
       'late by ' || (arrived_at - event_at) AS late,
       concat(event_at, ' > ', arrived_at::date, NULL, ' ', arrived_at::time) AS glued
FROM events
WHERE event_id IN (486, 505, 792, 1068, 1079, 1110, 2368, 2573, 2581, 3202, 3378)
ORDER BY event_id

--: accepted   dates as whole numbers
SELECT signed_up_at::date AS day,
       to_char(signed_up_at, 'YYYYMMDD')::int AS as_number,
       signed_up_at::date - DATE '1970-01-01' AS epoch_day,
       (extract(epoch FROM signed_up_at) / 86400)::int AS rounded_day,
       floor(extract(epoch FROM signed_up_at) / 86400) AS floor_day,
       extract(julian FROM signed_up_at::date) AS julian,
       to_char(signed_up_at, 'J')::int - extract(julian FROM signed_up_at::date) AS zero,
       DATE '2000-01-01' + (signed_up_at::date - DATE '2000-01-01') % 7 AS folded
FROM subjects
WHERE subject_id IN (5, 6, 19, 20, 112, 113, 128, 129, 198, 203, 371, 372, 373)
ORDER BY subject_id

--: accepted   equal intervals written differently grouped and sorted
WITH v (no, i) AS (
    VALUES (1, INTERVAL '1 month'), (2, INTERVAL '30 days'), (3, INTERVAL '720 hours'),
           (4, INTERVAL '24 hours'), (5, INTERVAL '1 day'), (6, INTERVAL '1440 minutes'),
           (7, INTERVAL '12 months'), (8, INTERVAL '1 year'), (9, INTERVAL '365 days')
)
SELECT min(no) AS first_no, count(*) AS same, extract(epoch FROM i) >= 2592000 AS long,
       dense_rank() OVER (ORDER BY i) AS place,
       array_agg(no ORDER BY no) AS members
FROM v
GROUP BY i
ORDER BY i

--: accepted   negative spans: age backwards, extracts and truncation
SELECT t.no,
       t.a - t.b AS diff, age(t.a, t.b) AS aged, age(t.b, t.a) AS back,
       extract(day FROM t.a - t.b) AS d, extract(hour FROM t.a - t.b) AS h,
       extract(minute FROM t.a - t.b) AS mi,
       extract(epoch FROM t.a - t.b) / 3600 AS hours,
       date_trunc('hour', t.a - t.b) AS cut,
       justify_interval(t.a - t.b) AS justified,
       t.b + (t.a - t.b) = t.a AS back_again, t.b + age(t.a, t.b) = t.a AS aged_again
FROM (VALUES
    (1, TIMESTAMP '2024-02-29 10:00', TIMESTAMP '2024-03-31 09:30'),
    (2, TIMESTAMP '2024-03-31 09:30', TIMESTAMP '2024-02-29 10:00'),
    (3, TIMESTAMP '2023-12-31 23:59:59', TIMESTAMP '2024-01-01 00:00'),
    (4, TIMESTAMP '2024-02-28 00:00', TIMESTAMP '2023-01-31 00:00:00.5'),
    (5, TIMESTAMP '2025-02-28 12:00', TIMESTAMP '2024-02-29 12:00')
) AS t(no, a, b)
ORDER BY t.no

--: accepted   union of days, moments and text in one timeline
SELECT what, at_time, lead(at_time) OVER (ORDER BY at_time, what) - at_time AS until_next
FROM (
    SELECT 'start ' || experiment_id AS what, started_on AS at_time FROM experiments WHERE started_on IS NOT NULL
    UNION ALL
    SELECT 'deploy ' || deployment_id, deployed_at FROM deployments
    UNION ALL
    SELECT 'end of data', '2025-03-31'
) AS t
ORDER BY at_time, what

--: accepted   run time split over the calendar days it covers
SELECT r.run_id, d.day::date AS day,
       LEAST(r.finished_at, d.day + INTERVAL '1 day') - GREATEST(r.started_at, d.day) AS part,
       round(extract(epoch FROM LEAST(r.finished_at, d.day + INTERVAL '1 day') - GREATEST(r.started_at, d.day)) / 3600, 3) AS hours,
       sum(LEAST(r.finished_at, d.day + INTERVAL '1 day') - GREATEST(r.started_at, d.day))
           OVER (PARTITION BY r.run_id ORDER BY d.day) AS so_far
FROM training_runs r
CROSS JOIN LATERAL generate_series(date_trunc('day', r.started_at), r.finished_at, INTERVAL '1 day') AS d(day)
WHERE r.finished_at::date > r.started_at::date
ORDER BY r.run_id, d.day

--: accepted   cohort months against month numbers with a filled grid
WITH cohort AS (
    SELECT subject_id, date_trunc('month', signed_up_at) AS month0 FROM subjects
    WHERE signed_up_at >= '2023-11-01' AND signed_up_at < '2024-05-01'
), seen AS (
    SELECT DISTINCT c.month0, c.subject_id,
           (date_part('year', age(date_trunc('month', e.event_at), c.month0)) * 12
            + date_part('month', age(date_trunc('month', e.event_at), c.month0)))::int AS k
    FROM cohort c JOIN events e USING (subject_id)
    WHERE e.event_at >= c.month0
)
SELECT to_char(m.month0, 'Mon YYYY') AS cohort, k.k, (m.month0 + k.k * INTERVAL '1 month')::date AS month,
       count(s.subject_id) AS active
FROM (SELECT DISTINCT month0 FROM cohort) AS m
CROSS JOIN generate_series(0, 5) AS k(k)
LEFT JOIN seen s ON s.month0 = m.month0 AND s.k = k.k
GROUP BY m.month0, k.k
ORDER BY m.month0, k.k
