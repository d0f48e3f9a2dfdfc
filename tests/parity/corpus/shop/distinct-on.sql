--: accepted   the last order of each customer
SELECT DISTINCT ON (customer_id) customer_id, order_id, placed_at
FROM orders
WHERE customer_id <= 40
ORDER BY customer_id, placed_at DESC, order_id

--: accepted   the dearest product of each brand, without brand too
SELECT DISTINCT ON (brand) brand, product_id, price
FROM products
ORDER BY brand, price DESC, product_id

--: accepted   the key in descending order
SELECT DISTINCT ON (brand) brand, product_id, launched_on
FROM products
ORDER BY brand DESC, launched_on, product_id

--: accepted   two keys
SELECT DISTINCT ON (method, status) method, status, payment_id, amount
FROM payments
ORDER BY method, status, amount DESC, payment_id

--: accepted   two keys sorted the other way round
SELECT DISTINCT ON (method, status) method, status, payment_id
FROM payments
ORDER BY status DESC, method, payment_id

--: accepted   the key is not shown
SELECT DISTINCT ON (product_id) rating, body, reviewed_at
FROM reviews
WHERE product_id < 30
ORDER BY product_id, reviewed_at DESC

--: accepted   an expression as the key
SELECT DISTINCT ON (date_trunc('month', placed_at)) date_trunc('month', placed_at) AS month, order_id
FROM orders
ORDER BY date_trunc('month', placed_at), placed_at, order_id

--: accepted   an alias as the key
SELECT DISTINCT ON (year) extract(year FROM signed_up_on) AS year, customer_id, full_name
FROM customers
ORDER BY year, signed_up_on DESC, customer_id DESC

--: accepted   a position as the key
SELECT DISTINCT ON (1) country, customer_id, signed_up_on
FROM customers
ORDER BY 1, signed_up_on, customer_id

--: accepted   NULL first inside the group
SELECT DISTINCT ON (country) country, customer_id, birth_date
FROM customers
ORDER BY country, birth_date DESC, customer_id

--: accepted   NULL last inside the group
SELECT DISTINCT ON (country) country, customer_id, birth_date
FROM customers
ORDER BY country, birth_date DESC NULLS LAST, customer_id

--: accepted   sorted again outside
SELECT *
FROM (SELECT DISTINCT ON (product_id) product_id, rating, reviewed_at
      FROM reviews
      ORDER BY product_id, reviewed_at DESC) latest
WHERE rating <= 2
ORDER BY reviewed_at DESC, product_id

--: accepted   with LIMIT
SELECT DISTINCT ON (o.customer_id) o.customer_id, l.product_id, l.unit_price
FROM orders o
JOIN order_lines l USING (order_id)
ORDER BY o.customer_id, l.unit_price DESC, o.order_id, l.line_no
LIMIT 15

--: accepted   DISTINCT ON a boolean expression
SELECT DISTINCT ON (weight_kg IS NULL) weight_kg IS NULL AS unweighed, product_id
FROM products
ORDER BY weight_kg IS NULL, product_id DESC

--: accepted   DISTINCT ON after a join and WHERE
SELECT DISTINCT ON (c.customer_id) c.customer_id, c.full_name, p.method
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN payments p ON p.order_id = o.order_id
WHERE c.country = 'US'
ORDER BY c.customer_id, p.attempted_at, p.payment_id

--: accepted   the first row a group by window instead
SELECT customer_id, order_id
FROM (SELECT customer_id, order_id, row_number() OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) AS n FROM orders) t
WHERE n = 1 AND customer_id <= 50
ORDER BY customer_id

--: accepted   DISTINCT ON over grouped rows
SELECT DISTINCT ON (c.country) c.country, c.customer_id, count(*) AS orders
FROM customers c
JOIN orders o USING (customer_id)
GROUP BY c.country, c.customer_id
ORDER BY c.country, orders DESC, c.customer_id

--: accepted   DISTINCT ON in a CTE joined back
WITH last_payment AS (
    SELECT DISTINCT ON (order_id) order_id, payment_id, status
    FROM payments
    ORDER BY order_id, attempted_at DESC, payment_id DESC
)
SELECT o.order_id, o.status, lp.status AS payment
FROM orders o
JOIN last_payment lp USING (order_id)
WHERE lp.status = 'failed'
ORDER BY o.order_id

--: accepted   two keys, one of them an expression
SELECT DISTINCT ON (left(sku, 1), discontinued_on IS NULL) left(sku, 1) AS letter, sku, price
FROM products
ORDER BY left(sku, 1), discontinued_on IS NULL, price DESC, product_id

--: accepted   plain DISTINCT takes whole rows
SELECT DISTINCT city, country
FROM addresses
WHERE is_default
ORDER BY country, city

--: refused   ORDER BY starts with another column
SELECT DISTINCT ON (customer_id) customer_id, order_id
FROM orders
ORDER BY placed_at DESC

--: refused   ORDER BY starts with only one of two keys and then another column
SELECT DISTINCT ON (method, status) method, status, amount
FROM payments
ORDER BY method, amount DESC, status

--: refused   the key sorted by another expression
SELECT DISTINCT ON (country) country, customer_id
FROM customers
ORDER BY lower(country), customer_id

--: refused   a key that is not a column
SELECT DISTINCT ON (customer) customer_id, order_id
FROM orders
ORDER BY customer_id

--: refused   DISTINCT ON an ungrouped column
SELECT DISTINCT ON (status) customer_id, count(*)
FROM orders
GROUP BY customer_id

--: refused   a position out of range in DISTINCT ON
SELECT DISTINCT ON (4) country, customer_id
FROM customers

--: refused   DISTINCT ON without brackets
SELECT DISTINCT ON customer_id, order_id
FROM orders

--: refused   DISTINCT ON inside an aggregate
SELECT count(DISTINCT ON (customer_id) order_id)
FROM orders

--: refused   a comma after the brackets
SELECT DISTINCT ON (customer_id), order_id
FROM orders

--: refused   DISTINCT with ORDER BY an expression of a shown column
SELECT DISTINCT name
FROM products
ORDER BY length(name)

--: refused   DISTINCT with ORDER BY a hidden column of a join
SELECT DISTINCT c.full_name
FROM customers c
JOIN orders o USING (customer_id)
ORDER BY o.placed_at

--: refused   DISTINCT and ORDER BY an aggregate that is not shown
SELECT DISTINCT country
FROM customers
GROUP BY country
ORDER BY count(*)

--: refused   text and number in IS DISTINCT FROM
SELECT DISTINCT ON (brand) brand, product_id
FROM products
WHERE brand IS DISTINCT FROM product_id
ORDER BY brand
