--: accepted   compared
SELECT 0.15 = 0::numeric AS a, 0.15 > 0::numeric AS b, 0::numeric < 0.15 AS c, 0.15 BETWEEN 0::numeric AND 0::numeric AS d, 0.15 IN (0::numeric, 1::numeric) AS e, 0::numeric IN (0.15) AS f, 0.15 IS DISTINCT FROM 0::numeric AS g

--: accepted   compared with a sum
SELECT count(*) FROM products WHERE price > (SELECT sum(1::numeric))

--: accepted   compared rows
SELECT (0.15, 1) = (0::numeric, 1) AS a, (0.15, 1) > (0::numeric, 1) AS b

--: accepted   joined
SELECT * FROM (SELECT 0.15 AS x) a JOIN (SELECT 0::numeric AS x) b USING (x)

--: accepted   joined on
SELECT a.x AS ax, b.x AS bx FROM (SELECT 0.15 AS x) a FULL JOIN (SELECT 0::numeric AS x) b ON a.x = b.x ORDER BY 1

--: accepted   in a query
SELECT 0.15 IN (SELECT 0::numeric) AS a, 0.15 = ANY (SELECT 0::numeric) AS b, 0.15 > ALL (SELECT 0::numeric) AS c

--: accepted   nullif and case
SELECT nullif(0.15, 0::numeric) AS a, CASE 0.15 WHEN 0::numeric THEN 1 END AS b

--: accepted   in aggregates and windows
SELECT sum(x) AS s, max(x) AS m, avg(x) AS a FROM (VALUES (0.15), (0::numeric)) v(x)

--: accepted   arithmetic
SELECT 0.15 + 0::numeric AS a, 0.15 * 1::numeric AS b, 0.15 - 1::numeric AS c, mod(1.15, 1::numeric) AS d, 1::numeric / 3 AS e, round(0.155, 2) + sum(1::numeric) AS f

--: accepted   except
SELECT 0.15 AS x EXCEPT SELECT 0::numeric

--: accepted   intersect
SELECT 0.15 AS x INTERSECT SELECT 0::numeric

--: accepted   recursive
WITH RECURSIVE r(n, x) AS (SELECT 1, 0::numeric UNION ALL SELECT n + 1, x + 0.15 FROM r WHERE n < 3) SELECT n, x FROM r ORDER BY n

--: accepted   lateral values
SELECT p.product_id, v.x FROM products p, LATERAL (VALUES (p.price), (0::numeric), (0.125)) v(x) WHERE p.product_id < 3 ORDER BY 1, 2

--: accepted   array and any
SELECT 0.15 = ANY (ARRAY[0::numeric, 1]) AS a, ARRAY[0.15, 0::numeric] AS b, ARRAY[0.15] || 0::numeric AS c, array_append(ARRAY[0.15], 0::numeric) AS d, array_cat(ARRAY[0.15], ARRAY[0::numeric]) AS e

--: accepted   array elements found
SELECT array_position(ARRAY[0.15, 0.5], 0::numeric) AS a, array_remove(ARRAY[0.15, 0.5], 0::numeric) AS b, ARRAY[0.15] @> ARRAY[0::numeric] AS c, ARRAY[0.15] && ARRAY[0::numeric] AS d

--: accepted   row in rows
SELECT (0.15, 1) IN ((0::numeric, 1), (3::numeric, 2)) AS a

--: accepted   in values
SELECT 0.15 IN (VALUES (0::numeric), (2)) AS a, 0.15 NOT IN (VALUES (0::numeric)) AS b

--: accepted   any values
SELECT 0.15 = ANY (VALUES (0::numeric), (2)) AS a

--: accepted   rows distinct
SELECT ROW(0.15, 1) IS DISTINCT FROM ROW(0::numeric, 1) AS a, ROW(0.15, 1) < ROW(0::numeric, 2) AS b

--: accepted   a row and a query
SELECT (0.15, 1) IN (SELECT 0::numeric, 1 UNION SELECT 3, 4) AS a, (0.15, 1) NOT IN (SELECT sum(1::numeric), 1) AS b

--: accepted   width_bucket
SELECT width_bucket(0.15, 0::numeric, 1::numeric, 10) AS a, greatest(0.15, round(0.5)) AS b

--: accepted   series
SELECT x FROM generate_series(0.15, 1::numeric, 0.25) AS g(x) ORDER BY 1

--: accepted   all of rounded averages
SELECT product_id, price FROM products WHERE price >= ALL (SELECT round(avg(price)) FROM products GROUP BY brand) ORDER BY 1

--: accepted   price in rounded
SELECT product_id, price FROM products WHERE price IN (SELECT round(price) FROM products) ORDER BY 1

--: accepted   price not in floors
SELECT count(*) FROM products WHERE price NOT IN (SELECT floor(price) FROM products WHERE price IS NOT NULL)

--: accepted   full join on rounded
SELECT count(*) AS n, count(a.product_id) AS a, count(b.product_id) AS b FROM products a FULL JOIN products b ON a.price = round(b.price)

--: accepted   joined using rounded
SELECT count(*) AS n, sum(price) AS s FROM products JOIN (SELECT product_id, round(price) AS price FROM products) b USING (product_id, price)

--: accepted   window ranges
SELECT product_id, count(*) OVER (ORDER BY price RANGE BETWEEN 1::numeric PRECEDING AND 0.5 FOLLOWING) AS n FROM products WHERE product_id < 20 ORDER BY 1

--: accepted   grouping sets union of grains
SELECT brand, sum(price) AS s, round(avg(price)) AS m FROM products GROUP BY GROUPING SETS ((brand), ()) ORDER BY 1

--: accepted   percentile
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(price, round(1.5))) AS p FROM products

--: accepted   group by and having
SELECT brand, max(price) AS m FROM products GROUP BY brand HAVING max(price) IN (SELECT ceil(max(price)) FROM products GROUP BY brand) ORDER BY 1

--: accepted   update by case
SELECT CASE WHEN product_id < 3 THEN price ELSE round(price) END AS p, CASE product_id WHEN 1 THEN trunc(price) WHEN 2 THEN price * 1.075 ELSE sum(price) OVER () END AS q FROM products WHERE product_id < 6 ORDER BY product_id
