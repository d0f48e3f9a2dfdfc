--: accepted   customers of one country, newest first
SELECT customer_id, full_name, signed_up_on
FROM customers
WHERE country = 'DE'
ORDER BY signed_up_on DESC, customer_id
LIMIT 10

--: accepted   products between two prices
SELECT product_id, name, price
FROM products
WHERE price BETWEEN 20 AND 30
ORDER BY price, product_id

--: accepted   an output alias in ORDER BY
SELECT order_id, line_no, quantity * unit_price AS gross
FROM order_lines
WHERE quantity >= 5
ORDER BY gross DESC, order_id, line_no
LIMIT 15

--: accepted   an alias that hides a column in ORDER BY
SELECT product_id, -price AS price
FROM products
ORDER BY price, product_id
LIMIT 5

--: accepted   ORDER BY a position
SELECT country, full_name, customer_id
FROM customers
WHERE referred_by IS NOT NULL AND country IN ('AT', 'PT')
ORDER BY 1, 3 DESC

--: accepted   the second page with OFFSET
SELECT order_id, placed_at, status
FROM orders
ORDER BY placed_at DESC, order_id DESC
LIMIT 20 OFFSET 20

--: accepted   FETCH FIRST WITH TIES
SELECT price, 'tied on price' AS note
FROM products
ORDER BY price DESC
FETCH FIRST 5 ROWS WITH TIES

--: accepted   FETCH FIRST without ties
SELECT product_id, weight_kg
FROM products
WHERE weight_kg IS NOT NULL
ORDER BY weight_kg DESC, product_id
OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY

--: accepted   CASE for price bands
SELECT product_id,
       name,
       CASE WHEN price < 10 THEN 'cheap'
            WHEN price < 50 THEN 'middle'
            ELSE 'dear' END AS band
FROM products
WHERE discontinued_on IS NULL
ORDER BY product_id

--: accepted   simple CASE over the status
SELECT order_id, CASE status WHEN 'placed' THEN 1 WHEN 'paid' THEN 2 WHEN 'shipped' THEN 3 END AS step
FROM orders
WHERE placed_at >= '2025-03-01'
ORDER BY order_id

--: accepted   IN with several values
SELECT return_id, reason
FROM returns
WHERE reason IN ('too small', 'wrong item')
ORDER BY return_id

--: accepted   distinct countries
SELECT DISTINCT country
FROM customers
ORDER BY country

--: accepted   distinct pairs
SELECT DISTINCT method, status
FROM payments
ORDER BY method, status

--: accepted   a boolean column as the condition
SELECT customer_id, email
FROM customers
WHERE newsletter AND country = 'FR'
ORDER BY customer_id

--: accepted   row comparison
SELECT order_id, line_no, quantity
FROM order_lines
WHERE (order_id, line_no) >= (2590, 2)
ORDER BY order_id, line_no

--: accepted   a VALUES list as a table
SELECT v.code, v.label, (SELECT count(*) FROM customers c WHERE c.country = v.code) AS customers
FROM (VALUES ('DE', 'Germany'), ('AT', 'Austria'), ('JP', 'Japan')) AS v (code, label)
ORDER BY v.code

--: accepted   LIMIT ALL and a sort on an expression
SELECT customer_id, birth_date
FROM customers
WHERE country = 'PT'
ORDER BY extract(year FROM signed_up_on), customer_id
LIMIT ALL

--: accepted   text literals compared with a date column
SELECT product_id, launched_on
FROM products
WHERE launched_on >= '2024-01-01' AND launched_on < '2024-07-01'
ORDER BY launched_on, product_id

--: accepted   a select list without any table
SELECT 1 + 1 AS two, 'shop' AS name, true AS yes, NULL AS nothing

--: accepted   columns without a name
SELECT 1 + 1, upper('shop'), 'x', CASE WHEN true THEN 1 END

--: refused   a column alias in WHERE
SELECT order_id, line_no, quantity * unit_price AS gross
FROM order_lines
WHERE gross > 500

--: refused   a column that does not exist
SELECT customer_id, name
FROM customers

--: refused   a table that does not exist
SELECT *
FROM customer

--: refused   QUALIFY
SELECT customer_id, order_id, row_number() OVER (PARTITION BY customer_id ORDER BY placed_at) AS n
FROM orders
QUALIFY n = 1

--: refused   the FROM clause first
FROM products
WHERE price > 100

--: refused   star with EXCLUDE
SELECT * EXCLUDE (email, phone)
FROM customers
ORDER BY customer_id

--: refused   star with REPLACE
SELECT * REPLACE (round(price) AS price)
FROM products
ORDER BY product_id

--: refused   COLUMNS with a pattern
SELECT COLUMNS('.*_at')
FROM orders

--: refused   double equals
SELECT order_id
FROM orders
WHERE status == 'paid'

--: refused   a sample of the rows
SELECT product_id
FROM products
USING SAMPLE 10

--: refused   an alias used in an expression of ORDER BY
SELECT product_id, price * 1.19 AS gross
FROM products
ORDER BY gross + 1

--: refused   ORDER BY a position that is not there
SELECT product_id, name
FROM products
ORDER BY 3

--: refused   DISTINCT and a sort on a column that is not shown
SELECT DISTINCT country
FROM customers
ORDER BY signed_up_on

--: refused   a limit in percent
SELECT product_id
FROM products
ORDER BY product_id
LIMIT 10%

--: refused   an alias used further right in the same list
SELECT product_id, price * 0.9 AS reduced, reduced - 1 AS final
FROM products

--: refused   TOP as in SQL Server
SELECT TOP 5 product_id
FROM products
ORDER BY price DESC

--: refused   ORDER BY ALL
SELECT country, newsletter
FROM customers
ORDER BY ALL

--: refused   a prefix alias with a colon
SELECT id: product_id, price
FROM products
