--: accepted   five aggregates over the prices
SELECT count(*) AS n, min(price) AS low, max(price) AS high, sum(price) AS total, round(avg(price), 2) AS mean
FROM products

--: accepted   FILTER a status
SELECT method,
       count(*) FILTER (WHERE status = 'paid') AS paid,
       count(*) FILTER (WHERE status = 'failed') AS failed,
       sum(amount) FILTER (WHERE status = 'refunded') AS refunded
FROM payments
GROUP BY method
ORDER BY method

--: accepted   FILTER that matches nothing, count and sum
SELECT count(*) FILTER (WHERE rating > 5) AS n, sum(rating) FILTER (WHERE rating > 5) AS total
FROM reviews

--: accepted   conditional sums with CASE
SELECT extract(year FROM placed_at)::integer AS year,
       sum(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
       sum(CASE WHEN status = 'delivered' THEN 1 ELSE 0 END) AS delivered
FROM orders
GROUP BY 1
ORDER BY 1

--: accepted   bool_and and bool_or
SELECT country, bool_and(newsletter) AS all_, bool_or(newsletter) AS some, every(newsletter IS NOT NULL) AS asked
FROM customers
GROUP BY country
ORDER BY country

--: accepted   min and max of text
SELECT country, min(email) AS first, max(lower(email)) AS last
FROM customers
GROUP BY country
ORDER BY country

--: accepted   min and max of dates and timestamps
SELECT min(placed_at) AS first, max(placed_at) AS last, max(delivered_at - placed_at) AS longest
FROM orders

--: accepted   array_agg with an order
SELECT customer_id, array_agg(order_id ORDER BY placed_at DESC, order_id) AS orders
FROM orders
WHERE customer_id <= 6
GROUP BY customer_id
ORDER BY customer_id

--: accepted   array_agg keeps NULL
SELECT brand, array_agg(weight_kg ORDER BY product_id) AS kg
FROM products
WHERE product_id BETWEEN 10 AND 30
GROUP BY brand
ORDER BY brand

--: accepted   array_agg over no rows is NULL
SELECT array_agg(product_id) AS ids, string_agg(name, ',') AS names
FROM products
WHERE price > 10000

--: accepted   distinct inside string_agg
SELECT order_id, string_agg(DISTINCT method, '+' ORDER BY method) AS methods
FROM payments
GROUP BY order_id
HAVING count(DISTINCT method) > 1
ORDER BY order_id

--: accepted   string_agg of a cast
SELECT rating, string_agg(helpful_votes::text, ',' ORDER BY helpful_votes, review_id) AS votes
FROM reviews
WHERE product_id IN (52, 65)
GROUP BY rating
ORDER BY rating

--: accepted   sum and average of distinct values
SELECT sum(DISTINCT rating) AS s, avg(DISTINCT rating) AS a, count(DISTINCT rating) AS n
FROM reviews

--: accepted   count distinct of a row
SELECT count(DISTINCT (customer_id, product_id)) AS pairs, count(*) AS n
FROM reviews

--: accepted   FILTER together with DISTINCT
SELECT count(DISTINCT customer_id) FILTER (WHERE rating = 1) AS unhappy, count(DISTINCT customer_id) AS all_
FROM reviews

--: accepted   an average of intervals
SELECT status, avg(delivered_at - placed_at) AS mean, sum(delivered_at - shipped_at) AS total
FROM orders
WHERE order_id BETWEEN 1001 AND 1004
GROUP BY status

--: accepted   aggregates over an expression with NULL
SELECT sum(weight_kg * 2) AS w, count(weight_kg + NULL) AS none, max(nullif(brand, 'Nordwick')) AS top
FROM products

--: accepted   FILTER over a window
SELECT order_id, line_no, sum(quantity) FILTER (WHERE discount > 0) OVER (PARTITION BY order_id) AS discounted
FROM order_lines
WHERE order_id BETWEEN 1001 AND 1010
ORDER BY order_id, line_no

--: accepted   correlation and regression
SELECT round(corr(price, weight_kg)::numeric, 6) AS c, round(regr_slope(price, weight_kg)::numeric, 6) AS s, regr_count(price, weight_kg) AS n
FROM products

--: accepted   bit_and and bit_or
SELECT bit_and(quantity) AS a, bit_or(quantity) AS o, bit_xor(quantity) AS x
FROM order_lines
WHERE order_id = 1007

--: accepted   any_value of a constant group
SELECT customer_id, any_value(country) AS country, count(*) AS n
FROM addresses
WHERE customer_id IN (1, 3, 9)
GROUP BY customer_id, country
ORDER BY customer_id, country

--: accepted   variance of one value is NULL
SELECT product_id, variance(rating) AS v, var_pop(rating) AS vp
FROM reviews
WHERE product_id IN (SELECT product_id FROM reviews GROUP BY product_id HAVING count(*) = 1)
GROUP BY product_id
ORDER BY product_id

--: accepted   the type of a sum
SELECT sum(quantity) AS of_integers, sum(quantity::bigint) AS of_bigints, sum(unit_price) AS of_numeric, sum(discount::float8) AS of_doubles
FROM order_lines
WHERE order_id = 1002

--: accepted   an aggregate of an aggregate in a CTE
WITH per_customer AS (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id)
SELECT max(n) AS most, min(n) AS least, avg(n) AS mean
FROM per_customer

--: refused   min of a boolean
SELECT min(is_default)
FROM addresses

--: refused   sum of a boolean
SELECT sum(is_default)
FROM addresses

--: refused   sum of dates
SELECT sum(launched_on)
FROM products

--: refused   average of text
SELECT avg(postcode)
FROM addresses

--: refused   average of dates
SELECT avg(birth_date)
FROM customers

--: refused   string_agg without a delimiter
SELECT string_agg(name)
FROM products

--: refused   string_agg of numbers
SELECT string_agg(order_id, ',')
FROM orders

--: refused   DISTINCT with an ORDER BY that is not the argument
SELECT string_agg(DISTINCT name, ',' ORDER BY price)
FROM products

--: refused   count with two arguments
SELECT count(customer_id, product_id)
FROM reviews

--: refused   countif
SELECT count_if(rating = 5)
FROM reviews

--: refused   count of nothing
SELECT count()
FROM orders

--: refused   arg_max
SELECT brand, arg_max(name, price)
FROM products
GROUP BY brand

--: refused   median
SELECT median(price)
FROM products

--: refused   list of DuckDB
SELECT brand, list(name)
FROM products
GROUP BY brand

--: refused   listagg
SELECT listagg(name, ',')
FROM products

--: refused   FILTER on a function that is no aggregate
SELECT round(price) FILTER (WHERE price > 10)
FROM products

--: refused   FILTER with a condition that is not boolean
SELECT count(*) FILTER (WHERE rating)
FROM reviews

--: refused   an aggregate in FILTER
SELECT count(*) FILTER (WHERE avg(rating) > 3)
FROM reviews

--: refused   approx_count_distinct
SELECT approx_count_distinct(customer_id)
FROM orders

--: refused   first as an aggregate with an order
SELECT customer_id, first(order_id ORDER BY placed_at)
FROM orders
GROUP BY customer_id

--: refused   max with a count
SELECT max(price, 3)
FROM products

--: refused   product as an aggregate
SELECT product(rating)
FROM reviews

--: refused   an aggregate in a CASE of WHERE
SELECT order_id
FROM orders
WHERE CASE WHEN max(placed_at) > '2024-01-01' THEN true ELSE false END

--: refused   string_agg with a number as delimiter
SELECT string_agg(name, 1)
FROM products
