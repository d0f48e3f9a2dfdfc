--: accepted   a quotient of integers drops the rest
SELECT 7 / 2 AS a, -7 / 2 AS b, 7 / -2 AS c, 1 / 2 AS d

--: accepted   the share of five-star reviews comes out as zero
SELECT count(CASE WHEN rating = 5 THEN 1 END) / count(*) AS share
FROM reviews

--: accepted   the share with a numeric factor
SELECT count(CASE WHEN rating = 5 THEN 1 END) * 1.0 / count(*) AS share
FROM reviews

--: accepted   the share with a cast
SELECT product_id, count(*) FILTER (WHERE rating >= 4)::numeric / count(*) AS share
FROM reviews
GROUP BY product_id
HAVING count(*) > 4
ORDER BY product_id

--: accepted   a sum of integers over a count
SELECT product_id, sum(rating) / count(*) AS whole, sum(rating)::float8 / count(*) AS mean
FROM reviews
GROUP BY product_id
ORDER BY product_id

--: accepted   buckets of a hundred orders
SELECT order_id / 100 AS bucket, count(*) AS n
FROM orders
GROUP BY order_id / 100
ORDER BY bucket

--: accepted   half of the helpful votes
SELECT review_id, helpful_votes, helpful_votes / 2 AS half, helpful_votes % 2 AS rest, helpful_votes / 2.0 AS exact
FROM reviews
WHERE helpful_votes > 8
ORDER BY review_id

--: accepted   multiplying first or last
SELECT 100 * 3 / 8 AS first, 100 * (3 / 8) AS last, 100 * 3 / 8.0 AS decimal

--: accepted   days between dates over seven
SELECT product_id, (discontinued_on - launched_on) / 7 AS weeks, (discontinued_on - launched_on) % 7 AS days
FROM products
WHERE discontinued_on IS NOT NULL
ORDER BY product_id

--: accepted   an integer over a numeric column
SELECT product_id, 100 / price AS per_hundred
FROM products
WHERE price IN (25.00, 12.90, 49.90, 3.50)
ORDER BY product_id

--: accepted   extract over an integer is numeric
SELECT customer_id, extract(year FROM birth_date) / 10 AS decade, extract(year FROM birth_date)::integer / 10 * 10 AS whole
FROM customers
WHERE country = 'IE' AND birth_date IS NOT NULL
ORDER BY customer_id

--: accepted   the average of integers is not an integer
SELECT avg(quantity) AS mean, sum(quantity) / count(*) AS cut
FROM order_lines

--: accepted   the middle row by integer division
SELECT product_id, price
FROM products
ORDER BY price, product_id
LIMIT 1 OFFSET (SELECT count(*) / 2 FROM products)

--: accepted   NULLIF against zero
SELECT review_id, rating / nullif(helpful_votes, 0) AS quotient
FROM reviews
WHERE review_id <= 30
ORDER BY review_id

--: accepted   integer division inside CASE and window
SELECT order_id, (row_number() OVER (ORDER BY order_id) - 1) / 5 AS page
FROM orders
WHERE placed_at >= '2025-03-10'
ORDER BY order_id

--: accepted   an even or an odd id
SELECT CASE customer_id % 2 WHEN 0 THEN 'even' ELSE 'odd' END AS parity, count(*) AS n, sum(customer_id / 2) AS halves
FROM customers
GROUP BY 1
ORDER BY 1

--: accepted   integer over double
SELECT 7 / 2::float8 AS f, 7::real / 2 AS r, 7 / 2::numeric AS n

--: accepted   the type of a quotient
SELECT pg_typeof(7 / 2)::text AS i, pg_typeof(7 / 2.0)::text AS n, pg_typeof(7 / 2::bigint)::text AS b

--: accepted   division of a nested integer expression by a literal
SELECT l.order_id, sum(l.quantity) AS pieces, (sum(l.quantity) + 3) / 4 AS boxes, ceil(sum(l.quantity) / 4.0) AS also
FROM order_lines l
WHERE l.order_id BETWEEN 1001 AND 1020
GROUP BY l.order_id
ORDER BY l.order_id

--: accepted   division in a CTE column used outside
WITH t AS (SELECT customer_id, count(*) AS orders FROM orders GROUP BY customer_id)
SELECT orders / 4 AS quarter, count(*) AS customers, sum(orders) / count(*) AS mean
FROM t
GROUP BY orders / 4
ORDER BY quarter

--: refused   division by zero
SELECT review_id, rating / helpful_votes AS quotient
FROM reviews

--: refused   a numeric over zero
SELECT order_id, line_no, unit_price / discount AS q
FROM order_lines

--: refused   a double over zero
SELECT 1.0::float8 / 0

--: refused   modulo zero
SELECT product_id % 0
FROM products

--: refused   a literal over zero
SELECT 1 / 0

--: refused   a count over an empty count
SELECT count(*) / count(shipped_at)
FROM orders
WHERE status = 'cancelled'

--: refused   the double slash
SELECT order_id // 100 AS bucket, count(*)
FROM orders
GROUP BY 1

--: refused   DIV as in MySQL
SELECT order_id DIV 100
FROM orders

--: refused   a date divided by seven
SELECT (launched_on) / 7
FROM products

--: refused   divide as a function
SELECT divide(7, 2)

--: refused   text divided by an integer
SELECT phone / 2
FROM customers

--: refused   a boolean summed for a share of the rows
SELECT sum(rating = 5) / count(*)
FROM reviews

--: refused   average of a boolean
SELECT avg(newsletter)
FROM customers

--: refused   integer division by a boolean
SELECT count(*) / newsletter
FROM customers
GROUP BY newsletter

--: refused   mod of a double
SELECT mod(price::float8, 2)
FROM products

--: refused   fdiv of DuckDB
SELECT fdiv(order_id, 3)
FROM orders
