--: accepted   dearer than the average
SELECT product_id, price
FROM products
WHERE price > (SELECT avg(price) FROM products)
ORDER BY product_id

--: accepted   IN with a subquery
SELECT customer_id, full_name
FROM customers
WHERE customer_id IN (SELECT customer_id FROM reviews WHERE rating = 1)
ORDER BY customer_id

--: accepted   EXISTS, correlated
SELECT p.product_id, p.name
FROM products p
WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.product_id = p.product_id AND r.rating <= 2)
ORDER BY p.product_id

--: accepted   a correlated maximum
SELECT o.order_id, o.customer_id, o.placed_at
FROM orders o
WHERE o.placed_at = (SELECT max(x.placed_at) FROM orders x WHERE x.customer_id = o.customer_id)
  AND o.customer_id < 40
ORDER BY o.order_id

--: accepted   a scalar subquery in the select list, none found is NULL
SELECT c.category_id, c.name, (SELECT p.name FROM categories p WHERE p.category_id = c.parent_id) AS parent
FROM categories c
ORDER BY c.category_id

--: accepted   a scalar subquery of no rows in arithmetic
SELECT 1 + (SELECT price FROM products WHERE product_id = -1) AS nothing

--: accepted   ALL and ANY
SELECT product_id
FROM products
WHERE price >= ALL (SELECT price FROM products WHERE brand = 'Nordwick')
   OR weight_kg < ANY (SELECT weight_kg FROM products WHERE price > 200)
ORDER BY product_id

--: accepted   IN over two columns
SELECT order_id, line_no, quantity
FROM order_lines
WHERE (order_id, line_no) IN (SELECT order_id, line_no FROM returns)
ORDER BY order_id, line_no

--: accepted   = ANY of an array
SELECT order_id, status
FROM orders
WHERE status = ANY ('{placed,paid}') AND placed_at > '2025-03-01'
ORDER BY order_id

--: accepted   a derived table with column aliases
SELECT t.id, t.n
FROM (SELECT customer_id, count(*) FROM orders GROUP BY customer_id) AS t (id, n)
WHERE t.n > 15
ORDER BY t.n DESC, t.id

--: accepted   a derived table without an alias
SELECT max(n) AS most
FROM (SELECT count(*) AS n FROM order_lines GROUP BY order_id)

--: accepted   a derived table in FROM twice through a CTE
WITH t AS (SELECT customer_id, sum(amount) AS paid FROM orders JOIN payments USING (order_id) WHERE payments.status = 'paid' GROUP BY customer_id)
SELECT customer_id, paid
FROM t
WHERE paid > 5 * (SELECT avg(paid) FROM t)
ORDER BY paid DESC, customer_id

--: accepted   the three last orders of each customer by LATERAL
SELECT c.customer_id, o.order_id, o.placed_at
FROM customers c
CROSS JOIN LATERAL (
    SELECT order_id, placed_at FROM orders o WHERE o.customer_id = c.customer_id ORDER BY placed_at DESC, order_id DESC LIMIT 3
) o
WHERE c.country = 'NO'
ORDER BY c.customer_id, o.placed_at DESC, o.order_id DESC

--: accepted   LEFT JOIN LATERAL ON true
SELECT p.product_id, p.name, r.rating, r.reviewed_at
FROM products p
LEFT JOIN LATERAL (
    SELECT rating, reviewed_at FROM reviews WHERE reviews.product_id = p.product_id ORDER BY reviewed_at DESC, review_id LIMIT 1
) r ON true
ORDER BY p.product_id

--: accepted   LATERAL for a computed column
SELECT l.order_id, l.line_no, x.net, round(x.net * 0.19, 2) AS vat
FROM order_lines l, LATERAL (SELECT l.quantity * l.unit_price * (1 - l.discount) AS net) x
WHERE l.order_id BETWEEN 1001 AND 1010
ORDER BY l.order_id, l.line_no

--: accepted   a table function in FROM reads the row before it
SELECT p.product_id, t.tag
FROM products p, unnest(p.tags) AS t (tag)
WHERE p.product_id < 20
ORDER BY p.product_id, t.tag

--: accepted   generate_series per row
SELECT l.order_id, l.line_no, g.n
FROM order_lines l
CROSS JOIN generate_series(1, l.quantity) AS g (n)
WHERE l.order_id BETWEEN 1001 AND 1004
ORDER BY l.order_id, l.line_no, g.n

--: accepted   days without an order
SELECT d::date AS day
FROM generate_series(timestamp '2024-02-01', timestamp '2024-02-29', interval '1 day') AS g (d)
WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.placed_at >= g.d AND o.placed_at < g.d + interval '1 day')
ORDER BY day

--: accepted   a subquery in ORDER BY
SELECT customer_id, full_name
FROM customers c
WHERE country = 'PT'
ORDER BY (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id) DESC, customer_id

--: accepted   a subquery in HAVING
SELECT product_id, avg(rating) AS mean
FROM reviews
GROUP BY product_id
HAVING avg(rating) > (SELECT avg(rating) FROM reviews) AND count(*) > 5
ORDER BY product_id

--: accepted   an inner name that exists only outside
SELECT count(*) AS n
FROM customers
WHERE customer_id IN (SELECT customer_id FROM products)

--: accepted   NOT EXISTS twice, categories all of whose products were sold
SELECT c.category_id
FROM categories c
WHERE NOT EXISTS (SELECT 1 FROM product_categories pc
                  WHERE pc.category_id = c.category_id
                    AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = pc.product_id))
ORDER BY c.category_id

--: accepted   a recursive CTE over the category tree
WITH RECURSIVE tree AS (
    SELECT category_id, name, 1 AS depth, name AS path FROM categories WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, c.name, t.depth + 1, t.path || ' > ' || c.name
    FROM categories c
    JOIN tree t ON t.category_id = c.parent_id
)
SELECT category_id, depth, path
FROM tree
ORDER BY category_id

--: accepted   a CTE that hides a table
WITH orders AS (SELECT order_id FROM public.orders WHERE status = 'cancelled')
SELECT count(*) AS n
FROM orders

--: accepted   EXISTS with star and an aggregate is always true
SELECT product_id
FROM products p
WHERE EXISTS (SELECT count(*) FROM reviews r WHERE r.product_id = p.product_id)
ORDER BY product_id
LIMIT 5

--: refused   a scalar subquery with two rows
SELECT product_id, (SELECT rating FROM reviews r WHERE r.product_id = p.product_id) AS rating
FROM products p

--: refused   equals a subquery with many rows
SELECT order_id
FROM orders
WHERE customer_id = (SELECT customer_id FROM customers WHERE country = 'DE')

--: refused   a scalar subquery with two columns
SELECT (SELECT min(price), max(price) FROM products) AS ends

--: refused   IN with two columns against one
SELECT customer_id
FROM customers
WHERE customer_id IN (SELECT customer_id, order_id FROM orders)

--: refused   IN of unlike types
SELECT customer_id
FROM customers
WHERE customer_id IN (SELECT coupon_code FROM orders)

--: refused   a derived table that reads its neighbour without LATERAL
SELECT c.customer_id, o.n
FROM customers c, (SELECT count(*) AS n FROM orders WHERE orders.customer_id = c.customer_id) o

--: refused   a join to a derived table that reads its neighbour
SELECT c.customer_id, o.order_id
FROM customers c
LEFT JOIN (SELECT order_id FROM orders x WHERE x.customer_id = c.customer_id LIMIT 1) o ON true

--: refused   LEFT JOIN LATERAL without ON
SELECT p.product_id, r.rating
FROM products p
LEFT JOIN LATERAL (SELECT rating FROM reviews r WHERE r.product_id = p.product_id LIMIT 1) r

--: refused   RIGHT JOIN LATERAL that reads the left side
SELECT p.product_id, r.rating
FROM products p
RIGHT JOIN LATERAL (SELECT rating FROM reviews r WHERE r.product_id = p.product_id) r ON true

--: refused   an inner alias used outside
SELECT product_id, r.rating
FROM products p
WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.product_id = p.product_id)

--: refused   a column of a derived table that it does not give
SELECT t.country
FROM (SELECT customer_id FROM customers) t

--: refused   a CTE used before it is defined
WITH a AS (SELECT * FROM b),
     b AS (SELECT customer_id FROM customers)
SELECT * FROM a

--: refused   too many column aliases
SELECT *
FROM (SELECT customer_id FROM customers) AS t (id, name)

--: refused   the aggregate of an outer query in WHERE
SELECT o.customer_id, count(*)
FROM orders o
WHERE o.shipping_fee > avg(o.shipping_fee)
GROUP BY o.customer_id

--: refused   a recursive CTE without RECURSIVE
WITH tree AS (
    SELECT category_id FROM categories WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id FROM categories c JOIN tree t ON t.category_id = c.parent_id
)
SELECT * FROM tree

--: refused   recursion with an aggregate
WITH RECURSIVE t AS (
    SELECT 1 AS n
    UNION ALL
    SELECT max(n) + 1 FROM t WHERE n < 5
)
SELECT * FROM t

--: refused   a recursive CTE whose type changes
WITH RECURSIVE t AS (
    SELECT 1 AS n
    UNION ALL
    SELECT n + 0.5 FROM t WHERE n < 3
)
SELECT * FROM t

--: refused   a boolean subquery in arithmetic
SELECT 1 + (SELECT newsletter FROM customers WHERE customer_id = 1)

--: refused   EXISTS without a subquery
SELECT customer_id
FROM customers
WHERE EXISTS (customer_id)

--: refused   ARRAY of a subquery with two columns
SELECT ARRAY(SELECT order_id, status FROM orders WHERE customer_id = 1)

--: refused   range() as a table
SELECT *
FROM range(1, 5)

--: refused   recursion that counts its own rows
WITH RECURSIVE t AS (
    SELECT 1 AS n
    UNION
    SELECT least(count(*), 3)::integer FROM t WHERE n < 3
)
SELECT * FROM t
