--: accepted   gross price rounded to cents
SELECT product_id, price, round(price * 1.19, 2) AS gross
FROM products
ORDER BY product_id
LIMIT 40

--: accepted   numeric rounds half away from zero
SELECT round(0.5) AS a, round(1.5) AS b, round(2.5) AS c, round(-2.5) AS d, round(2.345, 2) AS e, round(-0.125, 2) AS f

--: accepted   double precision rounds half to even
SELECT round(0.5::double precision) AS a, round(1.5::double precision) AS b, round(2.5::double precision) AS c, round(-2.5::double precision) AS d

--: accepted   casting a numeric to integer rounds
SELECT 2.5::numeric::integer AS a, 3.5::numeric::integer AS b, (-2.5)::numeric::integer AS c, 2.4999::integer AS d

--: accepted   casting a double to integer rounds half to even
SELECT 2.5::float8::integer AS a, 3.5::float8::integer AS b, (-0.5)::float8::integer AS c

--: accepted   round to tens
SELECT product_id, round(price, -1) AS tens, round(price, -2) AS hundreds
FROM products
WHERE price > 90
ORDER BY product_id

--: accepted   ceil, floor, trunc of a price
SELECT product_id, price, ceil(price) AS up, floor(price) AS down, trunc(price) AS cut, trunc(price, 1) AS cut1
FROM products
WHERE product_id BETWEEN 20 AND 40
ORDER BY product_id

--: accepted   average price and its scale
SELECT brand, avg(price) AS mean, round(avg(price), 2) AS rounded
FROM products
GROUP BY brand
ORDER BY brand

--: accepted   the revenue of each order
SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS revenue
FROM order_lines
WHERE order_id BETWEEN 1100 AND 1130
GROUP BY order_id
ORDER BY order_id

--: accepted   the scale of products and quotients as text
SELECT (10.00 * 1.5)::text AS product, (10.00 / 4)::text AS quotient, (1 / 3.0)::text AS third, (2.0 * 2)::text AS four

--: accepted   avg of integers as text
SELECT product_id, avg(rating)::text AS mean, round(avg(rating), 1)::text AS one_digit
FROM reviews
GROUP BY product_id
HAVING count(*) >= 6
ORDER BY product_id

--: accepted   power, sqrt, exp and ln
SELECT power(2, 10) AS p, sqrt(2) AS s, round(exp(1.0), 6) AS e, round(ln(10.0), 6) AS l, 2 ^ 3 AS caret, cbrt(27) AS c

--: accepted   log of base ten and of a base
SELECT log(100.0) AS ten, log(2.0, 8.0) AS base2, log10(1000.0) AS also

--: accepted   mod of negative numbers
SELECT mod(-7, 3) AS a, -7 % 3 AS b, mod(7, -3) AS c, mod(7.5, 2) AS d

--: accepted   sign and abs
SELECT order_id, shipping_fee - 5 AS rest, abs(shipping_fee - 5) AS a, sign(shipping_fee - 5) AS s
FROM orders
WHERE order_id BETWEEN 1001 AND 1020
ORDER BY order_id

--: accepted   percentage share with a numeric literal
SELECT method, count(*) AS n, round(100.0 * count(*) / (SELECT count(*) FROM payments), 1) AS percent
FROM payments
GROUP BY method
ORDER BY n DESC, method

--: accepted   width_bucket
SELECT width_bucket(price, 0, 200, 4) AS bucket, count(*) AS products
FROM products
GROUP BY 1
ORDER BY 1

--: accepted   float arithmetic is not exact
SELECT 0.1::float8 + 0.2::float8 = 0.3::float8 AS float_equal, 0.1 + 0.2 = 0.3 AS numeric_equal

--: accepted   numeric cast to another scale
SELECT product_id, price::numeric(10, 1) AS one_digit, price::numeric(6, 0) AS whole
FROM products
WHERE product_id <= 20
ORDER BY product_id

--: accepted   standard deviation and variance
SELECT round(stddev(price), 4) AS sd, round(var_pop(price), 4) AS vp, round(stddev_pop(rating), 4) AS sp
FROM products
JOIN reviews USING (product_id)

--: accepted   a numeric written by hand keeps its zeros
SELECT 1.50 AS a, 1.50::text AS b, 100::numeric(8,2)::text AS c, trim_scale(1.500)::text AS d, scale(1.500) AS e

--: accepted   greatest common divisor and factorial
SELECT gcd(12, 18) AS g, lcm(4, 6) AS l, factorial(5) AS f, div(17, 5) AS d

--: accepted   numbers in scientific notation and with underscores
SELECT 1e3 AS e, 1_000 AS u, 0xff AS h, 12.5e-1 AS s

--: accepted   exact sum of many small numbers
SELECT sum(0.1::numeric) AS exact, round(sum(0.1::float8)::numeric, 6) AS rounded, count(*) AS n
FROM generate_series(1, 1000)

--: accepted   an average of cents rounded to one place
SELECT o.customer_id, round(avg(l.unit_price), 1) AS mean
FROM orders o
JOIN order_lines l USING (order_id)
GROUP BY o.customer_id
HAVING count(*) = 2
ORDER BY o.customer_id

--: refused   round of a double to two places
SELECT round(avg(price::double precision), 2)
FROM products

--: refused   round of a square root to two places
SELECT product_id, round(sqrt(price::float8), 2) AS r
FROM products

--: refused   round of stddev over doubles
SELECT round(stddev(rating::float8), 2)
FROM reviews

--: refused   an integer out of range
SELECT 2147483647 + 1 AS too_much

--: refused   a product out of range
SELECT order_id * 10000000 AS big
FROM orders
ORDER BY order_id
LIMIT 1

--: refused   a cast out of range
SELECT 40000::smallint

--: refused   numeric overflow of the declared precision
SELECT product_id, price::numeric(4, 2)
FROM products

--: refused   the square root of a negative number
SELECT sqrt(price - 100)
FROM products

--: refused   the logarithm of zero
SELECT ln(discount)
FROM order_lines

--: refused   modulo of doubles
SELECT 7.5::float8 % 2

--: refused   a tinyint
SELECT product_id::tinyint
FROM products

--: refused   a double type called double
SELECT price::double
FROM products

--: refused   an unsigned integer
SELECT quantity::uinteger
FROM order_lines

--: refused   text in arithmetic
SELECT sku * 2
FROM products

--: refused   sum of a text column
SELECT sum(postcode)
FROM addresses

--: refused   round_even
SELECT round_even(price, 1)
FROM products

--: refused   star star for power
SELECT 2 ** 3

--: refused   round with a text for the digits column
SELECT round(price, brand)
FROM products

--: refused   minus over a boolean
SELECT -newsletter
FROM customers

--: accepted   numbers of different precision meet behind *
WITH a AS (SELECT 0.15 AS x), b AS (SELECT 0::numeric AS x)
SELECT * FROM a UNION ALL SELECT * FROM b ORDER BY x

--: accepted   numbers of different precision meet behind t.*
SELECT a.* FROM (SELECT sum(price) AS x FROM products) a UNION ALL SELECT 0::numeric ORDER BY x

--: accepted   numbers of one precision meet behind *
WITH a AS (SELECT brand, sum(price) AS x FROM products GROUP BY brand),
     b AS (SELECT brand, max(price) AS x FROM products GROUP BY brand)
SELECT * FROM a WHERE x < 100 UNION ALL SELECT * FROM b WHERE x > 50 ORDER BY brand, x

--: accepted   a number and VALUES
SELECT 0::numeric AS x UNION ALL VALUES (0.15), (NULL) ORDER BY x

--: accepted   VALUES and VALUES
VALUES (0::numeric) UNION ALL VALUES (0.15), (1.5) ORDER BY 1

--: accepted   two tables and a literal, behind *
SELECT *, 0.5 AS z FROM (SELECT price, 0::numeric AS y FROM products WHERE product_id < 4) AS p
UNION ALL
SELECT unit_price, 0.25, 7 FROM order_lines WHERE order_id = 3
ORDER BY 1, 2, 3
