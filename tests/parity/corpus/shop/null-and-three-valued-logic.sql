--: accepted   NOT IN with a NULL in the list gives no rows
SELECT customer_id
FROM customers
WHERE customer_id NOT IN (SELECT referred_by FROM customers)
ORDER BY customer_id

--: accepted   NOT IN once the NULLs are gone
SELECT customer_id, full_name
FROM customers
WHERE customer_id NOT IN (SELECT referred_by FROM customers WHERE referred_by IS NOT NULL)
  AND country = 'ES'
ORDER BY customer_id

--: accepted   neither true nor false
SELECT count(*) AS everyone,
       count(newsletter) AS asked,
       count(CASE WHEN newsletter THEN 1 END) AS yes,
       count(CASE WHEN NOT newsletter THEN 1 END) AS no
FROM customers

--: accepted   IS NOT TRUE keeps the unknown
SELECT country, count(*) AS not_subscribed
FROM customers
WHERE newsletter IS NOT TRUE
GROUP BY country
ORDER BY country

--: accepted   IS UNKNOWN
SELECT customer_id
FROM customers
WHERE newsletter IS UNKNOWN AND country = 'GB'
ORDER BY customer_id

--: accepted   IS DISTINCT FROM
SELECT order_id, coupon_code
FROM orders
WHERE coupon_code IS DISTINCT FROM '' AND placed_at >= '2025-03-01'
ORDER BY order_id

--: accepted   IS NOT DISTINCT FROM between columns
SELECT a.product_id, b.product_id AS twin
FROM products a
JOIN products b ON a.brand IS NOT DISTINCT FROM b.brand
               AND a.weight_kg IS NOT DISTINCT FROM b.weight_kg
               AND a.product_id < b.product_id
ORDER BY a.product_id, b.product_id

--: accepted   NULLs come last going up
SELECT product_id, brand
FROM products
WHERE product_id <= 40
ORDER BY brand IS NULL, weight_kg, product_id

--: accepted   NULLs come first going down
SELECT product_id, weight_kg
FROM products
WHERE product_id BETWEEN 1 AND 60
ORDER BY weight_kg DESC, product_id

--: accepted   NULLS FIRST and NULLS LAST
SELECT order_id, shipped_at, delivered_at
FROM orders
WHERE placed_at >= '2025-03-20'
ORDER BY shipped_at NULLS FIRST, delivered_at DESC NULLS LAST, order_id

--: accepted   COALESCE and NULLIF
SELECT return_id, coalesce(nullif(trim(reason), ''), 'no reason given') AS reason
FROM returns
ORDER BY return_id

--: accepted   an aggregate ignores NULL, count star does not
SELECT count(*) AS lines, count(weight_kg) AS weighed, avg(weight_kg) AS mean, sum(weight_kg) AS total
FROM products

--: accepted   the sum of no rows
SELECT sum(amount) AS paid, count(*) AS n, max(paid_at) AS last, coalesce(sum(amount), 0) AS paid_or_nil
FROM payments
WHERE method = 'cheque'

--: accepted   GROUP BY puts the NULLs in one group
SELECT newsletter, count(*) AS customers
FROM customers
GROUP BY newsletter
ORDER BY newsletter

--: accepted   NULL in text concatenation, || and concat
SELECT product_id, brand || ' ' || name AS with_pipes, concat(brand, ' ', name) AS with_concat,
       concat_ws(' ', brand, name) AS with_ws
FROM products
WHERE brand IS NULL OR product_id < 5
ORDER BY product_id

--: accepted   greatest and least skip NULL
SELECT order_id, greatest(placed_at, shipped_at, delivered_at) AS last_seen, least(shipped_at, delivered_at) AS first_event
FROM orders
WHERE order_id BETWEEN 1001 AND 1060
ORDER BY order_id

--: accepted   the truth table of AND, OR and NOT
SELECT a.v AS a, b.v AS b, a.v AND b.v AS and_, a.v OR b.v AS or_, NOT a.v AS not_a
FROM (VALUES (true), (false), (NULL::boolean)) AS a (v)
CROSS JOIN (VALUES (true), (false), (NULL::boolean)) AS b (v)
ORDER BY a.v, b.v

--: accepted   NULL = NULL is not true
SELECT count(*) AS pairs
FROM products a
JOIN products b ON a.weight_kg = b.weight_kg AND a.product_id < b.product_id

--: accepted   ALL over an empty set is true
SELECT product_id
FROM products
WHERE price > ALL (SELECT price FROM products WHERE brand = 'nobody')
ORDER BY product_id
LIMIT 3

--: accepted   ANY with a NULL inside
SELECT 3 = ANY (ARRAY[1, 2, NULL]) AS unknown, 2 = ANY (ARRAY[1, 2, NULL]) AS yes, 3 <> ALL (ARRAY[1, NULL]) AS unknown_too

--: accepted   num_nulls and num_nonnulls
SELECT customer_id, num_nulls(phone, birth_date, newsletter, referred_by) AS missing, num_nonnulls(phone, birth_date) AS told
FROM customers
WHERE country = 'NO'
ORDER BY customer_id

--: accepted   comparing with an empty string is not comparing with NULL
SELECT phone IS NULL AS never_asked, phone = '' AS left_blank, count(*) AS n
FROM customers
GROUP BY 1, 2
ORDER BY 1, 2

--: accepted   a row is null only when every field is
SELECT payment_id, (paid_at, status) IS NULL AS all_null, (paid_at, status) IS NOT NULL AS none_null
FROM payments
WHERE order_id = 1002
ORDER BY payment_id

--: refused   COALESCE of text and number
SELECT product_id, coalesce(weight_kg, 'unknown') AS weight
FROM products

--: refused   COALESCE of a date and a word
SELECT customer_id, coalesce(birth_date, 'not told') AS born
FROM customers

--: refused   IFNULL
SELECT product_id, ifnull(brand, 'no brand') AS brand
FROM products

--: refused   NVL from Oracle
SELECT product_id, nvl(brand, 'no brand') AS brand
FROM products

--: refused   ISNULL as a function
SELECT product_id
FROM products
WHERE isnull(weight_kg)

--: refused   NULLIF of unlike types
SELECT order_id, nullif(order_id, '') AS id
FROM orders

--: refused   NOT over an integer
SELECT product_id
FROM products
WHERE NOT product_id

--: refused   an integer as a condition
SELECT customer_id
FROM customers
WHERE referred_by

--: refused   IS TRUE on a number
SELECT order_id
FROM order_lines
WHERE discount IS TRUE

--: refused   IF as a function
SELECT product_id, if(weight_kg IS NULL, 0, weight_kg) AS w
FROM products

--: refused   a boolean compared with 1
SELECT customer_id
FROM customers
WHERE newsletter = 1

--: refused   CASE branches of unlike types
SELECT order_id, CASE WHEN shipped_at IS NULL THEN 'waiting' ELSE shipped_at END AS shipped
FROM orders

--: refused   greatest of a date and a number
SELECT product_id, greatest(launched_on, price) AS g
FROM products

--: refused   COALESCE of text and number where no value is missing
SELECT product_id, coalesce(price, 'free') AS price
FROM products
