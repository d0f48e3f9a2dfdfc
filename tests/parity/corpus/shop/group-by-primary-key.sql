--: accepted   grouped by the primary key, other columns shown
SELECT c.customer_id, c.full_name, c.country, count(o.order_id) AS orders
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id
WHERE c.country = 'AT'
GROUP BY c.customer_id
ORDER BY c.customer_id

--: accepted   star with GROUP BY the key
SELECT p.*, count(r.review_id) AS reviews
FROM products p
LEFT JOIN reviews r USING (product_id)
WHERE p.product_id <= 15
GROUP BY p.product_id
ORDER BY p.product_id

--: accepted   a key of two columns
SELECT l.order_id, l.line_no, l.quantity, coalesce(sum(r.quantity), 0) AS returned
FROM order_lines l
JOIN returns r ON r.order_id = l.order_id AND r.line_no = l.line_no
GROUP BY l.order_id, l.line_no
ORDER BY l.order_id, l.line_no

--: accepted   the key columns in another order, and one more
SELECT l.line_no, l.order_id, l.unit_price, l.discount
FROM order_lines l
WHERE l.order_id < 1010
GROUP BY l.line_no, l.quantity, l.order_id
ORDER BY l.order_id, l.line_no

--: accepted   HAVING on a dependent column
SELECT p.product_id, p.name, count(*) AS lines
FROM products p
JOIN order_lines l USING (product_id)
GROUP BY p.product_id
HAVING p.price > 100
ORDER BY lines DESC, p.product_id

--: accepted   ORDER BY a dependent column
SELECT c.customer_id, sum(p.amount) AS paid
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN payments p ON p.order_id = o.order_id AND p.status = 'paid'
WHERE c.country = 'PL'
GROUP BY c.customer_id
ORDER BY c.signed_up_on DESC, c.customer_id

--: accepted   an expression over dependent columns
SELECT o.order_id, upper(o.status) || '!' AS status, o.shipping_fee + sum(l.quantity * l.unit_price) AS total
FROM orders o
JOIN order_lines l ON l.order_id = o.order_id
WHERE o.order_id BETWEEN 1200 AND 1220
GROUP BY o.order_id
ORDER BY o.order_id

--: accepted   two keys of two tables
SELECT c.customer_id, c.full_name, p.product_id, p.name, count(*) AS times
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN order_lines l ON l.order_id = o.order_id
JOIN products p ON p.product_id = l.product_id
GROUP BY c.customer_id, p.product_id
HAVING count(*) >= 4
ORDER BY times DESC, c.customer_id, p.product_id

--: accepted   CASE over a dependent column
SELECT p.product_id,
       CASE WHEN p.discontinued_on IS NULL THEN 'current' ELSE 'gone' END AS state,
       sum(l.quantity) AS pieces
FROM products p
JOIN order_lines l ON l.product_id = p.product_id
GROUP BY p.product_id
ORDER BY pieces DESC, p.product_id
LIMIT 20

--: accepted   the key of a self join's left side
SELECT r.customer_id, r.full_name, count(*) AS recruits
FROM customers r
JOIN customers c ON c.referred_by = r.customer_id
GROUP BY r.customer_id
HAVING count(*) > 2
ORDER BY recruits DESC, r.customer_id

--: accepted   a correlated subquery over a dependent column
SELECT p.product_id, p.brand, (SELECT count(*) FROM products q WHERE q.brand = p.brand) AS same_brand
FROM products p
JOIN reviews r ON r.product_id = p.product_id
WHERE p.product_id < 30
GROUP BY p.product_id
ORDER BY p.product_id

--: accepted   DISTINCT over dependent columns
SELECT DISTINCT c.country
FROM customers c
JOIN orders o USING (customer_id)
GROUP BY c.customer_id
HAVING count(*) > 8
ORDER BY c.country

--: accepted   a window over grouped rows ordered by a dependent column
SELECT ca.category_id, ca.name, count(pc.product_id) AS products, row_number() OVER (ORDER BY ca.name, ca.category_id) AS n
FROM categories ca
LEFT JOIN product_categories pc ON pc.category_id = ca.category_id
GROUP BY ca.category_id
ORDER BY n

--: accepted   grouped by the key with USING
SELECT order_id, o.placed_at, count(*) AS lines
FROM orders o
JOIN order_lines USING (order_id)
WHERE o.customer_id = 33
GROUP BY o.order_id
ORDER BY o.order_id

--: accepted   all columns in GROUP BY, the long way
SELECT c.customer_id, c.full_name, c.country, max(o.placed_at) AS last
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
WHERE c.country = 'NO'
GROUP BY c.customer_id, c.full_name, c.country
ORDER BY c.customer_id

--: accepted   the array column of a grouped product
SELECT p.product_id, p.tags, cardinality(p.tags) AS n, avg(r.rating) AS mean
FROM products p
JOIN reviews r ON r.product_id = p.product_id
WHERE p.tags IS NOT NULL AND p.product_id > 100
GROUP BY p.product_id
ORDER BY p.product_id

--: refused   grouped by a unique column that is not the key
SELECT p.sku, p.name, count(*)
FROM products p
JOIN order_lines l ON l.product_id = p.product_id
GROUP BY p.sku

--: refused   half of a key of two columns
SELECT l.order_id, l.line_no, sum(l.quantity)
FROM order_lines l
GROUP BY l.order_id

--: refused   half of a key and a dependent column
SELECT pc.product_id, pc.is_main
FROM product_categories pc
GROUP BY pc.product_id

--: refused   the foreign key stands for the key
SELECT o.customer_id, c.full_name, count(*)
FROM orders o
JOIN customers c ON c.customer_id = o.customer_id
GROUP BY o.customer_id

--: refused   the key of another table
SELECT o.order_id, c.full_name, count(*)
FROM orders o
JOIN customers c ON c.customer_id = o.customer_id
GROUP BY o.order_id

--: refused   the key of a subquery's table
SELECT s.customer_id, s.full_name, count(*)
FROM (SELECT * FROM customers) s
GROUP BY s.customer_id

--: refused   the key through a CTE
WITH c AS (SELECT customer_id, full_name, country FROM customers)
SELECT c.customer_id, c.country, count(*)
FROM c
JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.customer_id

--: refused   an expression over the key
SELECT product_id + 0 AS id, name
FROM products
GROUP BY product_id + 0

--: refused   the key of the wrong alias in a self join
SELECT c.customer_id, r.full_name, count(*)
FROM customers c
JOIN customers r ON r.customer_id = c.referred_by
GROUP BY c.customer_id

--: refused   grouping sets do not make columns dependent
SELECT c.customer_id, c.full_name, count(*)
FROM customers c
GROUP BY ROLLUP (c.customer_id)

--: refused   a name instead of the key
SELECT full_name, customer_id, count(*)
FROM customers
GROUP BY full_name

--: refused   a lateral column of another table
SELECT p.product_id, p.name, x.rating
FROM products p
CROSS JOIN LATERAL (SELECT rating FROM reviews r WHERE r.product_id = p.product_id) x
GROUP BY p.product_id

--: refused   star over two tables grouped by one key
SELECT *
FROM products p
JOIN reviews r ON r.product_id = p.product_id
GROUP BY p.product_id
