--: accepted   inner join, every order with its customer
SELECT o.order_id, c.full_name, o.status
FROM orders o
JOIN customers c ON c.customer_id = o.customer_id
WHERE o.placed_at >= '2025-03-15'
ORDER BY o.order_id

--: accepted   customers who never ordered
SELECT c.customer_id, c.full_name
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id
WHERE o.order_id IS NULL
ORDER BY c.customer_id

--: accepted   a condition in ON keeps the unmatched rows
SELECT p.product_id, p.name, r.review_id
FROM products p
LEFT JOIN reviews r ON r.product_id = p.product_id AND r.rating = 1
ORDER BY p.product_id, r.review_id

--: accepted   USING merges the column
SELECT order_id, count(*) AS attempts, sum(amount) AS asked
FROM orders
JOIN payments USING (order_id)
WHERE payments.status = 'failed'
GROUP BY order_id
ORDER BY attempts DESC, order_id
LIMIT 20

--: accepted   star after USING shows the merged column once
SELECT *
FROM product_categories
JOIN categories USING (category_id)
WHERE category_id IN (4, 5)
ORDER BY category_id, product_id

--: accepted   NATURAL JOIN
SELECT product_id, category_id, name
FROM product_categories
NATURAL JOIN categories
WHERE is_main
ORDER BY product_id, category_id
LIMIT 25

--: accepted   self join, referred customers and who referred them
SELECT c.customer_id, c.full_name, r.full_name AS referred_by
FROM customers c
JOIN customers r ON r.customer_id = c.referred_by
WHERE c.country <> r.country
ORDER BY c.customer_id
LIMIT 30

--: accepted   full join of two aggregates
SELECT coalesce(a.country, b.country) AS country, a.customers, b.addresses
FROM (SELECT country, count(*) AS customers FROM customers WHERE newsletter IS NULL GROUP BY country) a
FULL JOIN (SELECT country, count(*) AS addresses FROM addresses WHERE postcode IS NULL GROUP BY country) b
  ON a.country = b.country
ORDER BY 1

--: accepted   FULL JOIN USING
SELECT country, a.n AS customers, b.n AS addresses
FROM (SELECT country, count(*) AS n FROM customers WHERE phone = '' GROUP BY country) a
FULL JOIN (SELECT country, count(*) AS n FROM addresses WHERE NOT is_default GROUP BY country) b USING (country)
ORDER BY country

--: accepted   cross join of two small sets
SELECT m.method, s.status, count(p.payment_id) AS payments
FROM (SELECT DISTINCT method FROM payments) m
CROSS JOIN (SELECT DISTINCT status FROM payments) s
LEFT JOIN payments p ON p.method = m.method AND p.status = s.status
GROUP BY m.method, s.status
ORDER BY m.method, s.status

--: accepted   four tables in one chain
SELECT c.full_name, p.name, l.quantity
FROM customers c
JOIN orders o USING (customer_id)
JOIN order_lines l USING (order_id)
JOIN products p USING (product_id)
WHERE c.country = 'NO'
ORDER BY o.order_id, l.line_no

--: accepted   comma join with a WHERE
SELECT ch.name AS category, pa.name AS parent
FROM categories ch, categories pa
WHERE pa.category_id = ch.parent_id
ORDER BY ch.category_id

--: accepted   non-equi join
SELECT a.product_id, b.product_id AS dearer
FROM products a
JOIN products b ON b.brand = a.brand AND b.price > a.price + 400
ORDER BY a.product_id, b.product_id

--: accepted   right join
SELECT p.product_id, c.name
FROM product_categories p
RIGHT JOIN categories c ON c.category_id = p.category_id AND p.is_main
WHERE p.product_id IS NULL
ORDER BY c.category_id

--: accepted   returns with the line they belong to, two key columns
SELECT r.return_id, l.product_id, r.quantity, l.quantity AS bought
FROM returns r
JOIN order_lines l ON (l.order_id, l.line_no) = (r.order_id, r.line_no)
WHERE r.quantity < l.quantity
ORDER BY r.return_id

--: accepted   anti join with NOT EXISTS
SELECT p.product_id, p.name
FROM products p
WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = p.product_id)
ORDER BY p.product_id

--: accepted   parenthesised joins with an alias for the whole
SELECT x.order_id, x.method, x.amount
FROM (orders JOIN payments USING (order_id)) AS x (order_id, customer_id, order_status, placed_at, shipped_at, delivered_at, address_id, fee, coupon, payment_id, method, amount)
WHERE x.amount > 1000
ORDER BY x.payment_id

--: refused   an ambiguous column
SELECT customer_id, full_name, order_id
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id

--: refused   an ambiguous column in ORDER BY of a star
SELECT o.order_id, p.status AS payment_status
FROM orders o
JOIN payments p ON p.order_id = o.order_id
ORDER BY status

--: refused   the table's name after it got an alias
SELECT customers.full_name, o.order_id
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id

--: refused   a join without ON
SELECT c.full_name, o.order_id
FROM customers c
JOIN orders o

--: refused   a comma before JOIN hides the first table
SELECT c.full_name, p.amount
FROM customers c, orders o
JOIN payments p ON p.order_id = o.order_id AND o.customer_id = c.customer_id

--: refused   USING a column only one side has
SELECT *
FROM customers
JOIN orders USING (order_id)

--: refused   ASOF join
SELECT r.review_id, o.order_id
FROM reviews r
ASOF JOIN orders o ON o.customer_id = r.customer_id AND r.reviewed_at >= o.placed_at

--: refused   SEMI JOIN
SELECT c.customer_id
FROM customers c
SEMI JOIN orders o ON o.customer_id = c.customer_id

--: refused   ANTI JOIN
SELECT c.customer_id
FROM customers c
ANTI JOIN orders o ON o.customer_id = c.customer_id

--: refused   POSITIONAL JOIN
SELECT a.customer_id, b.product_id
FROM customers a
POSITIONAL JOIN products b

--: refused   the same alias twice
SELECT a.customer_id
FROM customers a
JOIN addresses a ON a.customer_id = a.customer_id

--: refused   text joined to an integer
SELECT o.order_id, c.full_name
FROM orders o
JOIN customers c ON c.customer_id = o.coupon_code

--: refused   ON that is not boolean
SELECT c.customer_id, o.order_id
FROM customers c
JOIN orders o ON c.customer_id

--: refused   a full join on an inequality
SELECT a.category_id, b.category_id AS other
FROM categories a
FULL JOIN categories b ON a.category_id < b.category_id

--: refused   a column of a table that is not joined
SELECT o.order_id, p.name
FROM orders o
JOIN order_lines l ON l.order_id = o.order_id AND l.product_id = p.product_id

--: refused   USING over a column that is ambiguous on the left
SELECT *
FROM orders o
JOIN payments p ON p.order_id = o.order_id
JOIN order_lines l USING (order_id)
