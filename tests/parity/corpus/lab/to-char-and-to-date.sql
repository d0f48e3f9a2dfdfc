--: accepted   months as text
SELECT to_char(started_at, 'YYYY-MM') AS month, count(*)
FROM training_runs
GROUP BY month
ORDER BY month

--: accepted   day names are padded
SELECT run_id, to_char(started_at, 'Day') || '|' AS padded, to_char(started_at, 'FMDay') || '|' AS plain
FROM training_runs
WHERE run_id <= 10
ORDER BY run_id

--: accepted   abbreviations in three cases
SELECT user_id, to_char(joined_on, 'DY'), to_char(joined_on, 'Mon DD, YYYY'), to_char(joined_on, 'month')
FROM users
WHERE user_id <= 6
ORDER BY user_id

--: accepted   iso week and ordinary week
SELECT to_char(date '2024-12-30', 'IYYY-IW') AS iso, to_char(date '2024-12-30', 'YYYY-WW') AS plain, to_char(date '2024-12-30', 'ID D DDD Q') AS rest

--: accepted   hours of both clocks
SELECT to_char(timestamp '2024-05-02 15:04:09.25', 'HH24:MI:SS') AS a,
       to_char(timestamp '2024-05-02 15:04:09.25', 'HH12:MI AM') AS b,
       to_char(timestamp '2024-05-02 00:04:09.25', 'HH:MI:SS.MS pm') AS c,
       to_char(timestamp '2024-05-02 15:04:09.25', 'SSSS') AS d

--: accepted   numbers with fixed decimals
SELECT to_char(1234.5, '9999.99') AS a, to_char(1234.5, 'FM9,999.00') AS b, to_char(0.5, '0.99') AS c, to_char(-3, '999') AS d, to_char(7, '000') AS e

--: accepted   a number too wide for its pattern
SELECT to_char(12345, '999') AS hashes, to_char(99.995, 'FM999.99') AS rounded

--: accepted   money by month as text
SELECT to_char(event_at, 'YYYY-"Q"Q') AS quarter, to_char(sum(value), 'FM999,990.00') AS total
FROM events
WHERE event_type = 'purchase'
GROUP BY quarter
ORDER BY quarter

--: accepted   quoted literal text and ordinal suffix
SELECT to_char(date '2024-03-01', '"Day" FMDDth "of" FMMonth') AS a, to_char(date '2024-03-22', 'DDTH') AS b

--: accepted   to_date with a common pattern
SELECT to_date('29.02.2024', 'DD.MM.YYYY') AS a, to_date('20240301', 'YYYYMMDD') AS b, to_date('05 Dec 2000', 'DD Mon YYYY') AS c

--: accepted   to_timestamp from an epoch
SELECT to_timestamp(1709164800) AS a, to_timestamp(1709164800.5) AT TIME ZONE 'UTC' AS b

--: accepted   to_timestamp from text, as a plain timestamp
SELECT to_timestamp('2024-02-29 23:59:59', 'YYYY-MM-DD HH24:MI:SS')::timestamp AS t

--: accepted   to_number takes the signs off
SELECT to_number('1,234.50', '9,999.99') AS a, to_number('-42', 'S99') AS b

--: accepted   an interval as text
SELECT run_id, to_char(finished_at - started_at, 'HH24:MI') AS took
FROM training_runs
WHERE run_id <= 12
ORDER BY run_id

--: accepted   weekend runs by the day number
SELECT to_char(started_at, 'ID') AS isoday, count(*)
FROM training_runs
GROUP BY 1
HAVING to_char(started_at, 'ID') IN ('6', '7')
ORDER BY 1

--: accepted   sorting months by name is alphabetical
SELECT to_char(signed_up_at, 'Mon') AS mon, count(*)
FROM subjects
GROUP BY mon
ORDER BY mon

--: accepted   a grouped report with year and month name
SELECT to_char(date_trunc('month', predicted_at), 'FMMonth YYYY') AS label, count(*), round(avg(score)::numeric, 3)
FROM predictions
GROUP BY date_trunc('month', predicted_at)
ORDER BY date_trunc('month', predicted_at)

--: refused   to_char without a pattern
SELECT to_char(started_at) FROM training_runs

--: refused   to_char of a text column
SELECT to_char(note, 'YYYY') FROM training_runs

--: refused   to_date of a timestamp
SELECT to_date(started_at, 'YYYY-MM-DD') FROM training_runs

--: refused   to_date without a pattern
SELECT to_date('2024-01-01')

--: refused   to_date with text that does not fit
SELECT to_date('first of May', 'DD.MM.YYYY')

--: refused   to_date with a month of thirteen
SELECT to_date('2024-13-01', 'YYYY-MM-DD')

--: refused   strftime instead of to_char
SELECT strftime(started_at, '%Y-%m') AS month, count(*) FROM training_runs GROUP BY 1

--: refused   strptime instead of to_timestamp
SELECT strptime('2024-02-29', '%Y-%m-%d')

--: refused   date_format of MySQL
SELECT date_format(started_at, '%Y-%m') FROM training_runs

--: refused   to_char of a boolean
SELECT to_char(label, 'x') FROM labels

--: refused   to_number of a number that holds letters
SELECT to_number('abc', '999')

--: accepted   small letters in the pattern
SELECT to_char(timestamp '2024-02-09 15:04:05', 'yyyy-mm-dd hh24:mi:ss') AS a, to_char(timestamp '2024-02-09 15:04:05', 'dd/mm/yy') AS b, to_char(timestamp '2024-02-09 15:04:05', 'FMMM/FMDD') AS c

--: accepted   percent signs are plain text, letters are not
SELECT to_char(timestamp '2024-02-09 15:04:05', '%Y-%m-%d') AS a, to_char(timestamp '2024-02-09 15:04:05', 'Year YYYY') AS b

--: accepted   iso text with T and Z
SELECT run_id, to_char(started_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS iso FROM training_runs WHERE run_id <= 5 ORDER BY run_id

--: accepted   the month in capitals, padded and not
SELECT to_char(d, 'MONTH') || '|' AS a, to_char(d, 'FMMONTH') AS b, to_char(d, 'MON') AS c, to_char(d, 'Month YYYY') AS e
FROM (VALUES (date '2024-05-01'), (date '2024-09-01')) AS v(d)
ORDER BY d

--: accepted   text that is shorter or longer than the pattern
SELECT to_date('2024-1-5', 'YYYY-MM-DD') AS a, to_date('2024-01-05 10:00', 'YYYY-MM-DD') AS b, to_date('  2024-01-05', 'YYYY-MM-DD') AS c

--: accepted   other separators than the pattern's
SELECT to_date('2024/01/05', 'YYYY-MM-DD') AS a, to_date('2024 01 05', 'YYYY-MM-DD') AS b

--: accepted   years of two digits
SELECT to_date('05.01.24', 'DD.MM.YY') AS a, to_date('05.01.70', 'DD.MM.YY') AS b, to_date('05.01.69', 'DD.MM.YY') AS c

--: accepted   a year alone, a month alone
SELECT to_date('2024', 'YYYY') AS a, to_date('2024-07', 'YYYY-MM') AS b

--: accepted   sorting by the text of a month
SELECT to_char(joined_on, 'MM') AS month, count(*) FROM users GROUP BY 1 ORDER BY 1

--: accepted   NULL in, NULL out
SELECT run_id, to_char(finished_at, 'YYYY') AS y, to_char(seed, '000') AS s FROM training_runs WHERE run_id > 120 ORDER BY run_id

--: refused   to_date of the thirtieth of February
SELECT to_date('2024-02-30', 'YYYY-MM-DD')

--: refused   to_timestamp of a text without a pattern
SELECT to_timestamp('2024-02-29 10:00:00')

--: refused   to_date of an integer
SELECT to_date(20240229, 'YYYYMMDD')

--: refused   a number as the pattern
SELECT to_char(joined_on, 5) FROM users

--: refused   to_char compared with a number
SELECT count(*) FROM training_runs WHERE to_char(started_at, 'YYYY') = 2024

--: refused   to_char in arithmetic
SELECT to_char(started_at, 'MM') + 1 FROM training_runs

--: refused   an hour above twelve on the half-day clock
SELECT to_timestamp('2024-02-09 15:00 PM', 'YYYY-MM-DD HH12:MI PM')

--: refused   an unknown month name
SELECT to_date('05 Foo 2024', 'DD Mon YYYY')
