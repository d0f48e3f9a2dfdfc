--: accepted   INSERT one row
INSERT INTO categories (category_id, parent_id, name)
VALUES (100, 2, 'Teapots')

--: accepted   INSERT several rows with defaults
INSERT INTO addresses (address_id, customer_id, kind, street, city, country)
VALUES (1001, 1, 'billing', 'Schulgasse 1', 'Jena', 'DE'),
       (1002, 2, 'shipping', 'Mill Lane 2', 'Leeds', 'GB')
RETURNING address_id, is_default, postcode

--: accepted   INSERT with DEFAULT written out
INSERT INTO reviews (review_id, product_id, customer_id, rating, body, helpful_votes, reviewed_at)
VALUES (9001, 1, 1, 5, NULL, DEFAULT, '2025-04-01 10:00')
RETURNING *

--: accepted   INSERT from a SELECT
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT 5000 + address_id, customer_id, 'billing', street, city, postcode, country, false
FROM addresses
WHERE kind = 'shipping' AND country = 'NO'

--: accepted   INSERT without a column list
INSERT INTO product_categories
VALUES (26, 28, false)
RETURNING product_id + category_id AS s

--: accepted   ON CONFLICT DO NOTHING
INSERT INTO categories (category_id, parent_id, name)
VALUES (1, NULL, 'Home'), (101, NULL, 'Toys')
ON CONFLICT DO NOTHING
RETURNING category_id

--: accepted   ON CONFLICT DO UPDATE with EXCLUDED
INSERT INTO product_categories (product_id, category_id, is_main)
VALUES (1, 2, true), (26, 2, true)
ON CONFLICT (product_id, category_id) DO UPDATE SET is_main = EXCLUDED.is_main
RETURNING product_id, category_id, is_main

--: accepted   ON CONFLICT on a unique key with WHERE
INSERT INTO products (product_id, sku, name, price, launched_on)
VALUES (500, 'CA-1007', 'Cast Iron Pan', 44.90, '2025-01-01')
ON CONFLICT (sku) DO UPDATE SET price = EXCLUDED.price WHERE products.price > EXCLUDED.price

--: accepted   UPDATE of one column
UPDATE products
SET price = 39.90
WHERE product_id = 1

--: accepted   UPDATE with an expression, rounded into the column's scale
UPDATE products
SET price = price * 1.015
WHERE brand = 'Nordwick'

--: accepted   UPDATE of several columns, old values on the right
UPDATE order_lines
SET unit_price = unit_price - 1, quantity = quantity + 1
WHERE order_id = 1007
RETURNING line_no, quantity, unit_price

--: accepted   UPDATE FROM another table
UPDATE orders o
SET coupon_code = upper(trim(o.coupon_code))
FROM customers c
WHERE c.customer_id = o.customer_id AND c.country = 'DE' AND o.coupon_code <> ''

--: accepted   UPDATE with a correlated subquery
UPDATE products p
SET price = (SELECT max(l.unit_price) FROM order_lines l WHERE l.product_id = p.product_id)
WHERE EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = p.product_id) AND p.price > 100

--: accepted   UPDATE of a pair from a subquery
UPDATE customers c
SET (phone, newsletter) = (SELECT '', bool_or(x.newsletter) FROM customers x WHERE x.country = c.country)
WHERE c.phone IS NULL AND c.country = 'AT'

--: accepted   UPDATE with CASE
UPDATE customers
SET newsletter = CASE WHEN newsletter IS NULL THEN false ELSE newsletter END
WHERE country IN ('FR', 'ES')

--: accepted   UPDATE of nothing
UPDATE orders
SET shipping_fee = 0
WHERE order_id = -1
RETURNING order_id

--: accepted   UPDATE of an array column
UPDATE products
SET tags = ARRAY['clearance']
WHERE discontinued_on IS NOT NULL AND tags IS NULL

--: accepted   UPDATE to DEFAULT
UPDATE reviews
SET helpful_votes = DEFAULT
WHERE helpful_votes > 5

--: accepted   DELETE with a condition
DELETE FROM payments
WHERE status = 'failed' AND attempted_at < '2024-01-01'

--: accepted   DELETE USING
DELETE FROM reviews r
USING customers c
WHERE c.customer_id = r.customer_id AND c.country = 'FR'

--: accepted   DELETE with RETURNING an expression
DELETE FROM returns
WHERE received_on IS NULL
RETURNING return_id, coalesce(nullif(reason, ''), '?') AS reason

--: accepted   DELETE with a subquery
DELETE FROM reviews
WHERE product_id IN (SELECT product_id FROM products WHERE discontinued_on IS NOT NULL)

--: accepted   DELETE all of a table nobody refers to
DELETE FROM returns

--: accepted   MERGE inserts and updates
MERGE INTO product_categories pc
USING (VALUES (1, 2), (26, 28)) AS n (product_id, category_id)
ON pc.product_id = n.product_id AND pc.category_id = n.category_id
WHEN MATCHED THEN UPDATE SET is_main = true
WHEN NOT MATCHED THEN INSERT (product_id, category_id, is_main) VALUES (n.product_id, n.category_id, false)

--: accepted   MERGE deletes
MERGE INTO reviews r
USING products p ON p.product_id = r.product_id
WHEN MATCHED AND p.discontinued_on IS NOT NULL THEN DELETE
WHEN MATCHED AND r.body IS NULL THEN UPDATE SET body = ''

--: accepted   MERGE with RETURNING merge_action
MERGE INTO categories c
USING (VALUES (1, 'House'), (200, 'Toys')) AS n (id, name)
ON c.category_id = n.id
WHEN MATCHED THEN UPDATE SET name = n.name
WHEN NOT MATCHED THEN INSERT (category_id, name) VALUES (n.id, n.name)
RETURNING merge_action(), c.category_id, c.name

--: accepted   RETURNING old and new
UPDATE products
SET price = price + 1
WHERE product_id IN (1, 2)
RETURNING product_id, old.price AS before, new.price AS after

--: accepted   INSERT with text that casts
INSERT INTO returns (return_id, order_id, line_no, quantity, requested_on)
VALUES ('9001', 1001, 1, 1, '2025-03-31')
RETURNING return_id + 1 AS next, requested_on

--: accepted   the price rounds half up into numeric(10,2)
INSERT INTO products (product_id, sku, name, price, weight_kg, launched_on)
VALUES (501, 'ZZ-1', 'Test', 10.005, 0.0015, '2025-01-01')
RETURNING price, weight_kg

--: accepted   a numeric goes into an integer column rounded
INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price)
VALUES (1001, 9, 1, 2.5, 10)
RETURNING quantity, discount

--: accepted   INSERT a row that refers to itself in the same statement
INSERT INTO categories (category_id, parent_id, name)
VALUES (301, 302, 'Child'), (302, NULL, 'Parent')

--: accepted   DELETE parent and child in one statement
DELETE FROM categories
WHERE name IN ('Garden', 'Planters', 'Hanging Planters', 'Tools')
  AND category_id NOT IN (SELECT category_id FROM product_categories)
RETURNING category_id

--: refused   a duplicate primary key
INSERT INTO categories (category_id, name)
VALUES (1, 'Again')

--: refused   a duplicate unique key
INSERT INTO products (product_id, sku, name, price, launched_on)
VALUES (502, 'CA-1007', 'Copy', 1, '2025-01-01')

--: refused   a foreign key that is not there
INSERT INTO orders (order_id, customer_id, status, placed_at)
VALUES (9999, 12345, 'placed', '2025-03-01 12:00')

--: refused   NOT NULL left out
INSERT INTO categories (category_id)
VALUES (400)

--: refused   NULL into a NOT NULL column
UPDATE customers
SET full_name = NULL
WHERE customer_id = 1

--: refused   a CHECK on the rating
INSERT INTO reviews (review_id, product_id, customer_id, rating, reviewed_at)
VALUES (9002, 1, 1, 6, '2025-01-01')

--: refused   a CHECK on a list of words
UPDATE orders
SET status = 'lost'
WHERE order_id = 1001

--: refused   a CHECK over two columns
UPDATE products
SET discontinued_on = '2000-01-01'
WHERE product_id = 1

--: refused   a status that asks for a date
UPDATE orders
SET status = 'paid'
WHERE order_id = 1001

--: refused   deleting a row others refer to
DELETE FROM customers
WHERE customer_id = 1

--: refused   deleting all products
DELETE FROM products

--: refused   changing a key others refer to
UPDATE categories
SET category_id = 999
WHERE category_id = 1

--: refused   UPDATE that makes a duplicate
UPDATE categories
SET category_id = 2
WHERE category_id = 36

--: refused   a number too big for the column
UPDATE products
SET price = 100000000
WHERE product_id = 1

--: refused   an integer out of range
INSERT INTO categories (category_id, name)
VALUES (3000000000, 'Big')

--: refused   text into an integer column
INSERT INTO categories (category_id, name)
VALUES ('one', 'One')

--: refused   a text column into an integer column
UPDATE customers
SET referred_by = phone
WHERE customer_id = 1

--: refused   a bad date
UPDATE customers
SET birth_date = '2024-02-30'
WHERE customer_id = 5

--: refused   more values than columns
INSERT INTO categories (category_id, name)
VALUES (401, 'A', 'B')

--: refused   fewer values than columns
INSERT INTO categories (category_id, parent_id, name)
VALUES (402, 'C')

--: refused   a column that does not exist
UPDATE products
SET cost = 1

--: refused   the alias before the column in SET
UPDATE products p
SET p.price = 1
WHERE p.product_id = 1

--: refused   a column set twice
UPDATE products
SET price = 1, price = 2
WHERE product_id = 1

--: refused   an aggregate in SET
UPDATE products
SET price = avg(price)

--: refused   INSERT OR REPLACE
INSERT OR REPLACE INTO categories (category_id, name)
VALUES (1, 'House')

--: refused   INSERT OR IGNORE
INSERT OR IGNORE INTO categories (category_id, name)
VALUES (1, 'House')

--: refused   INSERT BY NAME
INSERT INTO categories BY NAME
SELECT 500 AS category_id, 'Toys' AS name

--: refused   ON CONFLICT DO UPDATE without a target
INSERT INTO categories (category_id, name)
VALUES (1, 'House')
ON CONFLICT DO UPDATE SET name = EXCLUDED.name

--: refused   ON CONFLICT on columns without a unique key
INSERT INTO categories (category_id, name)
VALUES (1, 'House')
ON CONFLICT (name) DO NOTHING

--: refused   ON CONFLICT hits the same row twice
INSERT INTO product_categories (product_id, category_id, is_main)
VALUES (26, 28, true), (26, 28, false)
ON CONFLICT (product_id, category_id) DO UPDATE SET is_main = EXCLUDED.is_main

--: refused   UPDATE with ORDER BY and LIMIT
UPDATE orders
SET shipping_fee = 0
ORDER BY order_id
LIMIT 5

--: refused   DELETE with LIMIT
DELETE FROM returns
LIMIT 5

--: refused   DELETE without FROM
DELETE returns
WHERE return_id = 1

--: refused   an UPDATE with JOIN
UPDATE orders o
JOIN customers c ON c.customer_id = o.customer_id
SET shipping_fee = 0
WHERE c.country = 'DE'

--: refused   MERGE matches a row twice
MERGE INTO products p
USING order_lines l ON l.product_id = p.product_id
WHEN MATCHED THEN UPDATE SET price = l.unit_price

--: refused   two rows for one UPDATE of a scalar subquery
UPDATE products p
SET price = (SELECT l.unit_price FROM order_lines l WHERE l.product_id = p.product_id)
WHERE p.product_id = 88

--: refused   a boolean from a number
UPDATE addresses
SET is_default = 1
WHERE address_id = 1

--: refused   RETURNING a column that is not there
DELETE FROM returns
WHERE return_id = 1
RETURNING id

--: refused   the referral of oneself
UPDATE customers
SET referred_by = customer_id
WHERE customer_id = 10
