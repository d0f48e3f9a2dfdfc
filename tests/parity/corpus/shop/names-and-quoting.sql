--: accepted   names ignore case
SELECT Customer_ID, FULL_NAME
FROM Customers
WHERE COUNTRY = 'AT'
ORDER BY CUSTOMER_ID

--: accepted   quoted lower-case names
SELECT "customer_id", "full_name"
FROM "customers"
WHERE "country" = 'NO'
ORDER BY "customer_id"

--: accepted   a quoted alias keeps its case
SELECT country AS "Country", count(*) AS "How Many"
FROM customers
GROUP BY country
ORDER BY "How Many" DESC, "Country"

--: accepted   an alias that is a keyword
SELECT order_id AS "order", status AS "end", placed_at AS "from"
FROM orders
WHERE order_id < 1006
ORDER BY "order"

--: accepted   a keyword as an alias after AS
SELECT price AS select, name AS table
FROM products
WHERE product_id <= 3
ORDER BY product_id

--: accepted   an alias without AS
SELECT price cost, name title
FROM products p
WHERE p.product_id <= 3
ORDER BY cost, title

--: accepted   the schema's name before the table
SELECT c.category_id, c.name
FROM public.categories c
WHERE c.parent_id IS NULL
ORDER BY c.category_id

--: accepted   the whole path to a column
SELECT public.categories.name
FROM public.categories
WHERE public.categories.category_id = 1

--: accepted   two columns of one name
SELECT ch.name, pa.name
FROM categories ch
JOIN categories pa ON pa.category_id = ch.parent_id
ORDER BY ch.category_id

--: accepted   an output name equal to a column in ORDER BY
SELECT category_id, lower(name) AS name
FROM categories
ORDER BY name, category_id

--: accepted   quotes inside a text
SELECT product_id, name
FROM products
WHERE name LIKE '%''%'
ORDER BY product_id

--: accepted   dollar quoting
SELECT product_id
FROM products
WHERE name = $$Kids' Mittens, grey$$

--: accepted   an escape string
SELECT E'a\tb' AS tab, length(E'a\tb') AS n, 'a\tb' AS plain, length('a\tb') AS plain_n

--: accepted   a Unicode escape
SELECT U&'\00e9' AS e, E'\u00e9' = 'é' AS same

--: accepted   two strings across lines become one
SELECT 'one '
       'two' AS joined

--: accepted   comments of both kinds
SELECT order_id -- the id
     , /* nested /* comment */ */ status
FROM orders
WHERE order_id = 1001

--: accepted   the default name of a function call
SELECT max(price), min(price), count(*), coalesce(max(brand), 'x'), price::integer
FROM products
WHERE product_id = 1
GROUP BY price

--: accepted   the default name of a subquery and a cast
SELECT (SELECT max(price) FROM products), '5'::integer, CAST('7' AS numeric), ARRAY[1]

--: accepted   a quoted CTE name
WITH "Top Products" AS (SELECT product_id, price FROM products WHERE price > 200)
SELECT t.product_id
FROM "Top Products" t
ORDER BY t.product_id

--: accepted   an alias in capitals is folded
SELECT C.COUNTRY AS Land
FROM customers AS C
WHERE c.customer_id = 1
ORDER BY LAND

--: accepted   a table alias that hides another table's name
SELECT orders.name
FROM products AS orders
WHERE orders.product_id = 1

--: accepted   umlauts in an alias
SELECT count(*) AS Größe, count(*) AS "Stück"
FROM products

--: accepted   a whole row counted
SELECT count(c) AS n, count(c.*) AS also
FROM customers c

--: accepted   a column called name through its table
SELECT p.name, c.name AS category
FROM products p
JOIN product_categories pc USING (product_id)
JOIN categories c USING (category_id)
WHERE pc.is_main AND p.product_id < 6
ORDER BY p.product_id

--: refused   a quoted table in the wrong case
SELECT customer_id
FROM "Customers"

--: refused   a quoted column in the wrong case
SELECT "Customer_ID"
FROM customers

--: refused   a quoted alias used without quotes
SELECT country AS "Country", count(*) AS n
FROM customers
GROUP BY country
ORDER BY Country.n

--: refused   a quoted mixed-case alias sorted without quotes
SELECT price AS "Cost"
FROM products
ORDER BY Cost

--: refused   double quotes around a text
SELECT order_id
FROM orders
WHERE status = "paid"

--: refused   backticks
SELECT `order_id`
FROM orders

--: refused   square brackets around a name
SELECT [order_id]
FROM orders

--: refused   an alias in single quotes
SELECT price AS 'Cost'
FROM products

--: refused   a reserved word as a column alias without AS
SELECT order_id order
FROM orders

--: refused   a reserved word as a table alias
SELECT *
FROM orders user

--: refused   a column called like a reserved word
SELECT customer_id
FROM customers
WHERE user.customer_id = 1

--: refused   a schema that is not there
SELECT *
FROM shop.customers

--: refused   DuckDB's main schema
SELECT *
FROM main.customers

--: refused   a quoted table alias in the wrong case
SELECT c.customer_id
FROM customers AS "C"

--: refused   a subquery column in the wrong case
SELECT total
FROM (SELECT sum(price) AS "Total" FROM products) t

--: refused   a CTE in the wrong case
WITH "Best" AS (SELECT product_id FROM products)
SELECT *
FROM best

--: refused   a typo in a column
SELECT custumer_id
FROM customers

--: refused   an alias starting with a digit
SELECT price AS 2nd
FROM products

--: refused   a hyphen in an alias
SELECT price AS list-price
FROM products

--: refused   an unterminated text
SELECT 'it's' AS word

--: refused   a comma before FROM
SELECT order_id, status,
FROM orders

--: refused   an empty quoted name
SELECT price AS ""
FROM products

--: refused   a hash comment
SELECT order_id # the id
FROM orders

--: refused   a table function's columns by a wrong name
SELECT g.value
FROM generate_series(1, 3) AS g (n)

--: refused   rowid
SELECT rowid, name
FROM products

--: refused   a column through the schema of an aliased table
SELECT public.customers.full_name
FROM public.customers c
