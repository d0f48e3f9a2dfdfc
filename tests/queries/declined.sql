-- Valid in PostgreSQL; the offline engine would answer in another way or not at all.
SELECT justify_days(interval '40 days')
SELECT interval '1 day 02:03:04'
SELECT interval '1.5 hours'
SELECT interval '1 day' / 2
SELECT interval '1 day' * 1.5
SELECT width_bucket(5, 0, 10, 5)
SELECT regexp_replace('abcd', 'a|ab', 'x')
SELECT regexp_matches('foo', 'o')
SELECT 'abc' ~ '\mabc'
SELECT 'abc' ~ 'a(?=b)'
SELECT name ~ city FROM customers
SELECT substring('Thomas' FROM '...$')
SELECT split_part('abc', '', 1)
SELECT string_agg(city, name) FROM customers
SELECT to_char(1234.5, 'FM9,999.00')
SELECT to_char(placed_at, 'YYYY WW') FROM orders
SELECT to_char(joined, 'DDth') FROM customers
SELECT to_date('5 Jan 2024', 'DD Mon YYYY HH12')
SELECT date_trunc('century', placed_at) FROM orders
SELECT date_trunc('day', shipped_at - placed_at) FROM orders
SELECT date 'January 8, 1999'
SELECT 'today'::date
SELECT ROW(1, 2)
SELECT (NULL, NULL) IS NULL
SELECT o FROM orders o
SELECT count(o) FROM orders o
SELECT ctid FROM orders
SELECT name COLLATE "C" FROM staff
SELECT * FROM orders TABLESAMPLE SYSTEM (10)
SELECT * FROM ROWS FROM (generate_series(1, 2), generate_series(1, 3)) AS t(a, b)
SELECT generate_series(1, 2, 0.5)
SELECT 5 & 3
SELECT 0.1::real
SELECT id::char FROM orders
SELECT score::text FROM orders
SELECT 'x' || avg(total) FROM orders
SELECT concat(active) FROM customers
SELECT (shipped_at - placed_at)::text FROM orders
SELECT tags::text FROM customers
SELECT id FROM orders ORDER BY id FETCH FIRST 1 ROW WITH TIES
SELECT status FROM orders GROUP BY DISTINCT ROLLUP (status, status)
SELECT profile #>> '{a,b}' FROM customers
SELECT profile ->> name FROM customers
SELECT jsonb_array_elements('[1]'::jsonb)
SELECT 'x' <> ALL (tags) FROM customers
SELECT round(total, id % 2) FROM orders
SELECT format('%s', 1)
SELECT B'101'
SELECT * FROM pg_catalog.pg_class
UPDATE staff SET (name, salary) = (SELECT 'x', 1) WHERE id = 1
INSERT INTO staff (id) VALUES (1) ON CONFLICT ON CONSTRAINT staff_pkey DO NOTHING
WITH x AS (DELETE FROM items RETURNING *) DELETE FROM orders WHERE id IN (SELECT order_id FROM x)
