-- Valid in PostgreSQL; the offline engine would answer in another way or not at all.
SELECT regexp_replace('abcd', 'a|ab', 'x')
SELECT 'abc' ~ 'a(?=b)'
SELECT name ~ city FROM customers
SELECT string_agg(city, name) FROM customers
SELECT to_date('5 Jan 2024', 'DD Mon YYYY HH12')
SELECT date '240209'
SELECT 'infinity'::timestamp
SELECT 'NaN'::numeric
SELECT 'today'::date
SELECT ROW(1, 2)
SELECT o FROM orders o
SELECT count(o) FROM orders o
SELECT ctid FROM orders
SELECT * FROM orders TABLESAMPLE SYSTEM (10)
SELECT 0.1::real
SELECT id::char FROM orders
SELECT status FROM orders GROUP BY DISTINCT ROLLUP (status, status)
SELECT round(total, id % 2) FROM orders
SELECT B'101'
SELECT * FROM pg_catalog.pg_class
UPDATE staff SET (name, salary) = (SELECT 'x', 1) WHERE id = 1
INSERT INTO staff (id) VALUES (1) ON CONFLICT ON CONSTRAINT staff_pkey DO NOTHING
WITH x AS (DELETE FROM items RETURNING *) DELETE FROM orders WHERE id IN (SELECT order_id FROM x)
UPDATE staff SET salary = 1 RETURNING old.salary
INSERT INTO staff (id) SELECT id FROM orders ON CONFLICT (id) DO UPDATE SET name = 'x'
SELECT a.id FROM orders a FULL JOIN orders b ON a.id < b.id WHERE a.id > 1
SELECT id << 2 FROM orders
SELECT pg_typeof(name::varchar(3)) FROM staff
SELECT ARRAY[[1, 2], [3, 4]]
SELECT '{{1},{2}}'::integer[]
SELECT array_agg(tags) FROM customers WHERE id = 1
SELECT array_position(ARRAY[1, 2, 1], 1, 2)
SELECT percentile_cont(salary / 1000.0) WITHIN GROUP (ORDER BY salary) FROM staff GROUP BY salary
SELECT rank(1, 2) WITHIN GROUP (ORDER BY salary, id) FROM staff
SELECT DISTINCT dept FROM staff ORDER BY dept FETCH FIRST 2 ROWS WITH TIES
SELECT dept FROM staff UNION SELECT name FROM staff ORDER BY 1 FETCH FIRST 2 ROWS WITH TIES
SELECT dept, count(*) FROM staff GROUP BY DISTINCT ROLLUP (dept), ROLLUP (dept, boss)
WITH RECURSIVE a AS (SELECT * FROM b), b AS (SELECT 1 AS x) SELECT * FROM a
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SEARCH DEPTH FIRST BY n SET ord SELECT * FROM t
SELECT 1.0 / 3 * 3 = 1
SELECT id FROM orders WHERE total / 3 <> 4.1
SELECT id FROM customers ORDER BY profile
SELECT profile @> profile FROM customers
SELECT jsonb_agg(DISTINCT name) FROM staff
SELECT to_jsonb(s) FROM staff s
SELECT jsonb_path_query(profile, '$.plan') FROM customers
SELECT json_build_object('a', 1)::text
SELECT to_char(total, 'RN') FROM orders
SELECT to_char(total, '9.99EEEE') FROM orders
SELECT to_char(placed_at, '\YYYY') FROM orders
SELECT to_date('05.01.24', 'DD.MM.YY')
SELECT regexp_replace('aaa', 'a*?', 'x')
SELECT regexp_match('ab', 'a(b)?')
SELECT substring('foobar' FROM '(o|oo)b')
SELECT regexp_replace('x', 'x', 'y', 1, 2)
SELECT interval '1 day' day to hour
SELECT (greatest(total, 1.234))::text FROM orders
SELECT x::text FROM (SELECT avg(total) AS x FROM orders) AS t
SELECT placed_at + INTERVAL '1 month' AS a, placed_at + INTERVAL '30 days' AS b FROM orders
SELECT id FROM orders WHERE (id, total) = (SELECT max(id), max(total) FROM orders)
SELECT (SELECT max(x) FROM (VALUES (count(o.id)), (sum(o.id))) AS v(x)) AS a FROM orders o
SELECT ARRAY[1.5, 2]::numeric[] AS a
SELECT interval '1 month' = interval '30 days'
