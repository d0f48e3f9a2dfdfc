--: accepted   UNION takes duplicates out
SELECT country FROM customers
UNION
SELECT country FROM addresses
ORDER BY country

--: accepted   UNION ALL keeps them
SELECT 'customer' AS source, country, count(*) AS n FROM customers GROUP BY country
UNION ALL
SELECT 'address', country, count(*) FROM addresses GROUP BY country
ORDER BY country, source

--: accepted   EXCEPT, countries that only occur in addresses
SELECT country FROM addresses
EXCEPT
SELECT country FROM customers WHERE newsletter
ORDER BY 1

--: accepted   INTERSECT
SELECT customer_id FROM reviews
INTERSECT
SELECT o.customer_id FROM orders o JOIN returns r USING (order_id)
ORDER BY customer_id

--: accepted   EXCEPT ALL counts the copies
SELECT product_id FROM order_lines WHERE order_id BETWEEN 1001 AND 1100
EXCEPT ALL
SELECT product_id FROM reviews
ORDER BY product_id

--: accepted   INTERSECT ALL counts the copies
SELECT quantity FROM returns
INTERSECT ALL
SELECT rating FROM reviews
ORDER BY quantity

--: accepted   NULLs are equal in UNION
SELECT brand FROM products WHERE price > 50
UNION
SELECT NULL
ORDER BY brand

--: accepted   integer and numeric become numeric
SELECT quantity AS v FROM order_lines WHERE order_id = 1001
UNION ALL
SELECT unit_price FROM order_lines WHERE order_id = 1001
ORDER BY v

--: accepted   integers and numerics that are equal meet in UNION
SELECT 1 AS one
UNION
SELECT 1.0

--: accepted   INTERSECT binds tighter than UNION
SELECT 1 AS n
UNION
SELECT 2
INTERSECT
SELECT 3
ORDER BY n

--: accepted   brackets change that
(SELECT 1 AS n UNION SELECT 2)
INTERSECT
SELECT 2

--: accepted   each branch with its own LIMIT
(SELECT 'dearest' AS which, product_id, price FROM products ORDER BY price DESC, product_id LIMIT 3)
UNION ALL
(SELECT 'cheapest', product_id, price FROM products ORDER BY price, product_id LIMIT 3)
ORDER BY price DESC, product_id

--: accepted   the first branch names the columns
SELECT order_id AS id, placed_at AS happened FROM orders WHERE customer_id = 33
UNION ALL
SELECT payment_id, attempted_at FROM payments WHERE order_id IN (SELECT order_id FROM orders WHERE customer_id = 33)
ORDER BY happened, id

--: accepted   a timeline of an order from three columns
SELECT order_id, 'placed' AS event, placed_at AS at FROM orders WHERE order_id < 1010
UNION ALL
SELECT order_id, 'shipped', shipped_at FROM orders WHERE order_id < 1010 AND shipped_at IS NOT NULL
UNION ALL
SELECT order_id, 'delivered', delivered_at FROM orders WHERE order_id < 1010 AND delivered_at IS NOT NULL
ORDER BY order_id, at, event

--: accepted   a date and a timestamp become a timestamp
SELECT signed_up_on AS day FROM customers WHERE customer_id = 1
UNION ALL
SELECT placed_at FROM orders WHERE order_id = 1001
ORDER BY day

--: accepted   an unknown literal takes the other branch's type
SELECT '2024-01-01' AS day
UNION
SELECT signed_up_on FROM customers WHERE customer_id <= 3
ORDER BY day

--: accepted   NULL against an integer
SELECT category_id, parent_id FROM categories WHERE category_id < 4
UNION ALL
SELECT NULL, 99
ORDER BY category_id, parent_id

--: accepted   aggregating a union
SELECT who, count(*) AS n
FROM (SELECT customer_id AS who FROM reviews UNION ALL SELECT customer_id FROM orders) t
GROUP BY who
HAVING count(*) > 20
ORDER BY n DESC, who

--: accepted   UNION of a VALUES list
SELECT status, count(*) AS n FROM orders GROUP BY status
UNION ALL
VALUES ('lost', 0)
ORDER BY n DESC, status

--: accepted   UNION of arrays
SELECT tags FROM products WHERE product_id IN (1, 2, 3)
UNION
SELECT ARRAY['eco']
ORDER BY tags

--: accepted   EXCEPT finds the differences of two subqueries
SELECT product_id FROM products
EXCEPT
SELECT product_id FROM product_categories
ORDER BY product_id

--: accepted   a chain of EXCEPTs goes from the left
SELECT customer_id FROM customers WHERE customer_id < 100
EXCEPT
SELECT customer_id FROM orders
EXCEPT
SELECT customer_id FROM reviews
ORDER BY customer_id

--: accepted   TABLE as a branch
TABLE categories
EXCEPT
SELECT category_id, parent_id, name FROM categories WHERE category_id > 5
ORDER BY category_id

--: refused   unlike numbers of columns
SELECT customer_id, full_name FROM customers
UNION
SELECT product_id FROM products

--: refused   text against integer
SELECT customer_id FROM customers
UNION
SELECT full_name FROM customers

--: refused   date against text column
SELECT signed_up_on FROM customers
UNION ALL
SELECT phone FROM customers

--: refused   boolean against integer
SELECT newsletter FROM customers
UNION
SELECT 1

--: refused   boolean against text
SELECT newsletter FROM customers
UNION ALL
SELECT email FROM customers

--: refused   UNION BY NAME
SELECT customer_id, country FROM customers
UNION BY NAME
SELECT country, address_id FROM addresses

--: refused   ORDER BY in an inner branch without brackets
SELECT product_id FROM products ORDER BY price
UNION
SELECT product_id FROM reviews

--: refused   ORDER BY an expression over a union
SELECT country FROM customers
UNION
SELECT country FROM addresses
ORDER BY lower(country)

--: refused   ORDER BY a column of the second branch
SELECT customer_id AS id FROM customers
UNION
SELECT product_id FROM products
ORDER BY product_id

--: refused   ORDER BY a table's name in a union
SELECT c.country FROM customers c
UNION
SELECT a.country FROM addresses a
ORDER BY c.country

--: refused   a word against numbers
SELECT price FROM products
UNION ALL
SELECT 'total'

--: refused   MINUS
SELECT customer_id FROM customers
MINUS
SELECT customer_id FROM orders

--: refused   two unknown NULLs are text before the third branch
SELECT NULL AS v
UNION ALL
SELECT NULL
UNION ALL
SELECT customer_id FROM customers

--: refused   arrays against text
SELECT tags FROM products
UNION
SELECT name FROM products

--: refused   INTERSECT of unlike types
SELECT order_id FROM orders
INTERSECT
SELECT coupon_code FROM orders

--: refused   timestamp against integer
SELECT placed_at FROM orders
EXCEPT
SELECT 0
