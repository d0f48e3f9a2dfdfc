--: accepted   the day after the last that most calendars hold
SELECT DATE '9999-12-31' + 1 AS day, TIMESTAMP '9999-12-31 12:00' + INTERVAL '1 day' AS moment

--: accepted   the day before the first
SELECT DATE '0001-01-01' - 1 AS day, TIMESTAMP '0001-01-01 12:00' - INTERVAL '1 day' AS moment

--: accepted   a range without an end
SELECT count(*) AS orders, max(least(placed_at, '9999-12-31')) AS last
FROM orders
WHERE placed_at BETWEEN '0001-01-01' AND '9999-12-31'

--: accepted   far moments, compared
SELECT DATE '9999-12-31' + 1 > DATE '9999-12-31' AS later, greatest(DATE '9999-12-31' + 1, DATE '2024-01-01') AS last

--: accepted   an infinite date
SELECT 'infinity'::date AS day, '-infinity'::timestamp AS moment

--: accepted   years before Christ
SELECT DATE '0044-03-15 BC' AS ides, extract(year FROM DATE '0044-03-15 BC') AS year

--: accepted   far moments in an array
SELECT ARRAY[DATE '9999-12-31' + 1, DATE '2024-02-29'] AS days

--: accepted   midnight at the end of a day
SELECT TIME '24:00' AS midnight

--: accepted   the series that goes on past the last year
SELECT d::date AS day
FROM generate_series(TIMESTAMP '9999-12-30', TIMESTAMP '9999-12-30' + INTERVAL '3 days', INTERVAL '1 day') AS g(d)
ORDER BY 1

--: accepted   a zone that moves a moment past the last year
SELECT TIMESTAMPTZ '9999-12-31 23:30:00-02' AS moment

--: accepted   midnight after the last day
SELECT TIMESTAMP '9999-12-31 24:00:00' AS moment

--: refused   a zone that is none, of a timestamp without one
SELECT TIMESTAMP '2024-02-01 10:00:00+45' AS moment
