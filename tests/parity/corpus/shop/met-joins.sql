--: accepted   lateral aggregate beside a plain left join
SELECT p.product_id, p.price, s.units, s.orders, s.last_price, s.last_price <> p.price AS price_moved, main.category_id
FROM products p
LEFT JOIN LATERAL (
    SELECT sum(l.quantity) AS units, count(DISTINCT l.order_id) AS orders,
           (array_agg(l.unit_price ORDER BY l.order_id DESC, l.line_no DESC))[1] AS last_price
    FROM order_lines l
    WHERE l.product_id = p.product_id
) AS s ON true
LEFT JOIN product_categories main ON main.product_id = p.product_id AND main.is_main
WHERE p.product_id BETWEEN 20 AND 70
ORDER BY s.units DESC, p.product_id

--: accepted   full join with using and coalesced counts
SELECT country,
       COALESCE(c.n, 0) AS customers, COALESCE(a.n, 0) AS addresses,
       c.n - a.n AS difference, a.n IS NULL OR c.n IS NULL AS one_sided,
       COALESCE(a.cities, c.n, -1) AS something
FROM (SELECT country, count(*) AS n FROM customers WHERE country < 'IS' GROUP BY country) AS c
FULL JOIN (SELECT country, count(*) AS n, count(DISTINCT city) AS cities FROM addresses WHERE country > 'ES' GROUP BY country) AS a
    USING (country)
ORDER BY difference DESC NULLS LAST, country

--: accepted   full join of two filtered sides on two columns, unmatched kept
SELECT COALESCE(l.order_id, r.order_id) AS order_id, l.order_id IS NULL AS only_right, r.order_id IS NULL AS only_left,
       l.n, r.paid, l.n * r.paid AS product
FROM (SELECT order_id, count(*) AS n FROM order_lines WHERE order_id BETWEEN 1050 AND 1075 GROUP BY order_id) AS l
FULL OUTER JOIN (SELECT order_id, sum(amount) AS paid FROM payments WHERE status = 'paid' AND order_id BETWEEN 1060 AND 1085 GROUP BY order_id) AS r
    ON l.order_id = r.order_id
ORDER BY only_right, only_left DESC, order_id

--: accepted   chain of full joins with using
SELECT customer_id, o.n AS orders, r.n AS reviews, a.n AS addresses,
       COALESCE(o.n, 0) + COALESCE(r.n, 0) * COALESCE(a.n, 1) AS mixture
FROM (SELECT customer_id, count(*) AS n FROM orders WHERE customer_id < 20 GROUP BY 1) AS o
FULL JOIN (SELECT customer_id, count(*) AS n FROM reviews WHERE customer_id BETWEEN 10 AND 30 GROUP BY 1) AS r USING (customer_id)
FULL JOIN (SELECT customer_id, count(*) AS n FROM addresses WHERE customer_id % 5 = 0 AND customer_id < 40 GROUP BY 1) AS a USING (customer_id)
ORDER BY customer_id

--: accepted   natural join with one shared column and one with a trap
SELECT 'lines' AS pair, count(*) AS n, count(DISTINCT order_id) AS orders, sum(quantity)::numeric AS total
FROM orders NATURAL JOIN order_lines
UNION ALL
SELECT 'returns', count(*), count(DISTINCT order_id), sum(quantity)
FROM order_lines NATURAL JOIN returns
UNION ALL
SELECT 'payments', count(*), count(DISTINCT order_id), sum(amount)
FROM orders NATURAL JOIN payments
UNION ALL
SELECT 'addresses', count(*), count(DISTINCT customer_id), sum(address_id)
FROM customers NATURAL JOIN addresses
ORDER BY pair

--: accepted   natural left join and the merged columns
SELECT customer_id, country, full_name, address_id, kind, c.country = country AS same
FROM customers c NATURAL LEFT JOIN addresses a
WHERE customer_id BETWEEN 1 AND 40 AND a.customer_id IS NULL OR country = 'IS'
ORDER BY customer_id, address_id NULLS FIRST

--: accepted   self join with inequalities to pair equal totals
WITH t AS (
    SELECT o.order_id, o.placed_at::date AS day, sum(l.quantity * l.unit_price * (1 - l.discount)) AS total
    FROM orders o
    JOIN order_lines l USING (order_id)
    GROUP BY o.order_id
)
SELECT a.order_id, b.order_id AS other, a.day, a.total
FROM t a
JOIN t b ON (a.day, a.total) = (b.day, b.total) AND a.order_id < b.order_id
ORDER BY a.total DESC, a.order_id, b.order_id

--: accepted   nearest later order of the same customer by anti join
SELECT a.customer_id, a.order_id, b.order_id AS next_order, b.placed_at - a.placed_at AS wait
FROM orders a
LEFT JOIN orders b
  ON b.customer_id = a.customer_id AND (b.placed_at, b.order_id) > (a.placed_at, a.order_id)
LEFT JOIN orders c
  ON c.customer_id = a.customer_id AND (c.placed_at, c.order_id) > (a.placed_at, a.order_id)
 AND (c.placed_at, c.order_id) < (b.placed_at, b.order_id)
WHERE c.order_id IS NULL AND a.customer_id BETWEEN 20 AND 30
ORDER BY a.customer_id, a.placed_at, a.order_id

--: accepted   condition in on against condition in where
SELECT 'on' AS place, count(*) AS n, count(o.order_id) AS with_order, count(DISTINCT c.customer_id) AS customers
FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status = 'cancelled' AND c.country = 'DE'
UNION ALL
SELECT 'where', count(*), count(o.order_id), count(DISTINCT c.customer_id)
FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id WHERE o.status = 'cancelled' AND c.country = 'DE'
UNION ALL
SELECT 'where or null', count(*), count(o.order_id), count(DISTINCT c.customer_id)
FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id
WHERE (o.status = 'cancelled' OR o.status IS NULL) AND c.country = 'DE'
UNION ALL
SELECT 'where not', count(*), count(o.order_id), count(DISTINCT c.customer_id)
FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id WHERE (o.status <> 'cancelled') IS NOT TRUE AND c.country = 'DE'
ORDER BY n DESC, place

--: accepted   nested join parentheses inside a left join
SELECT c.customer_id, count(o.order_id) AS rows_joined, count(DISTINCT o.order_id) AS orders, sum(l.quantity) AS pieces,
       sum(l.quantity) FILTER (WHERE p.brand IS NULL) AS unbranded
FROM customers c
LEFT JOIN (orders o JOIN (order_lines l JOIN products p USING (product_id)) USING (order_id))
       ON o.customer_id = c.customer_id AND p.price > 100
WHERE c.country IN ('PL', 'PT')
GROUP BY c.customer_id
ORDER BY pieces DESC NULLS LAST, orders, c.customer_id

--: accepted   price bands joined by ranges that overlap and leave holes
SELECT b.band, b.lo, b.hi, count(p.product_id) AS n, min(p.price) AS cheapest, max(p.price) AS dearest,
       array_agg(p.product_id ORDER BY p.price DESC, p.product_id) FILTER (WHERE p.price > 150) AS dear
FROM (VALUES ('low', 0, 10), ('mid', 5, 50), ('gap', 60, 60.01), ('high', 100, NULL)) AS b (band, lo, hi)
LEFT JOIN products p ON p.price >= b.lo AND (p.price < b.hi OR b.hi IS NULL)
GROUP BY b.band, b.lo, b.hi
ORDER BY b.hi NULLS LAST, b.lo

--: accepted   join on trimmed and folded text
SELECT a.customer_id, b.customer_id AS twin, lower(trim(a.email)) AS address, a.email = b.email AS same_typed,
       length(a.email) - length(b.email) AS extra
FROM customers a
JOIN customers b ON lower(trim(a.email)) = lower(trim(b.email)) AND a.customer_id < b.customer_id
ORDER BY a.customer_id, b.customer_id

--: accepted   distinct on with a descending and a null-first order
SELECT DISTINCT ON (customer_id) customer_id, order_id, delivered_at, status, coupon_code
FROM orders
WHERE customer_id <= 30
ORDER BY customer_id, delivered_at DESC, coupon_code IS NULL, order_id

--: accepted   distinct on an expression, re-sorted outside with ties kept
SELECT *
FROM (SELECT *
      FROM (SELECT DISTINCT ON (date_trunc('month', placed_at), shipping_address_id IS NULL)
                   date_trunc('month', placed_at) AS month, shipping_address_id IS NULL AS pick_up, order_id, shipping_fee
            FROM orders
            ORDER BY date_trunc('month', placed_at), shipping_address_id IS NULL, shipping_fee DESC, order_id) AS t
      ORDER BY shipping_fee DESC
      FETCH FIRST 5 ROWS WITH TIES) AS top
ORDER BY shipping_fee DESC, month, pick_up

--: accepted   fetch with ties after an offset
SELECT t.*, count(*) OVER () AS kept
FROM (SELECT product_id, price, price - lag(price) OVER (ORDER BY price DESC, product_id) AS step
      FROM products
      ORDER BY price DESC
      OFFSET 2 ROWS
      FETCH NEXT ROW WITH TIES) AS t
ORDER BY price DESC, product_id DESC

--: accepted   set operations with their own order and limit in parentheses
(SELECT product_id, price, 'dear' AS why FROM products ORDER BY price DESC, product_id LIMIT 3)
UNION ALL
(SELECT product_id, price, 'cheap' FROM products WHERE price > 0 ORDER BY price, product_id DESC LIMIT 3)
UNION ALL
(SELECT product_id, weight_kg, 'heavy' FROM products ORDER BY weight_kg DESC NULLS LAST, product_id FETCH FIRST 2 ROWS ONLY)
ORDER BY why DESC, price, product_id

--: accepted   intersect all and except all with multiplicities
SELECT v, count(*) AS n
FROM ((SELECT quantity AS v FROM order_lines WHERE order_id < 1200
       INTERSECT ALL
       SELECT rating FROM reviews)
      UNION ALL
      (SELECT rating FROM reviews WHERE product_id < 40
       EXCEPT ALL
       SELECT quantity FROM returns)) AS t
GROUP BY v
ORDER BY n DESC, v

--: accepted   precedence of intersect over union and except
SELECT customer_id FROM orders WHERE customer_id < 60
EXCEPT
SELECT customer_id FROM reviews
UNION
SELECT referred_by FROM customers WHERE referred_by > 40
INTERSECT
SELECT customer_id FROM addresses WHERE NOT is_default
ORDER BY customer_id DESC
LIMIT 25

--: accepted   order by alias that shadows a column and by position
SELECT order_id, -shipping_fee AS shipping_fee, status AS coupon_code
FROM orders
WHERE order_id BETWEEN 1300 AND 1330
ORDER BY shipping_fee, coupon_code DESC, 1 DESC

--: accepted   order by an expression over the hidden column
SELECT order_id, -shipping_fee AS shipping_fee
FROM orders
WHERE order_id BETWEEN 1300 AND 1330
ORDER BY shipping_fee + 0 DESC, CASE status WHEN 'cancelled' THEN 1 WHEN 'delivered' THEN NULL ELSE 0 END NULLS FIRST, order_id

--: accepted   lateral top two lines per order with left fallback
SELECT o.order_id, t.pos, t.product_id, t.worth, COALESCE(t.worth, 0) + o.shipping_fee AS with_fee
FROM orders o
LEFT JOIN LATERAL (
    SELECT row_number() OVER (ORDER BY l.quantity * l.unit_price * (1 - l.discount) DESC, l.line_no) AS pos,
           l.product_id, l.quantity * l.unit_price * (1 - l.discount) AS worth
    FROM order_lines l
    WHERE l.order_id = o.order_id
    ORDER BY pos
    LIMIT 2
) AS t ON t.worth > 10
WHERE o.order_id BETWEEN 1110 AND 1130
ORDER BY o.order_id, t.pos

--: accepted   chained laterals where the second uses the first
SELECT c.customer_id, f.order_id, f.placed_at, l.pieces, r.days_to_review
FROM customers c
JOIN LATERAL (SELECT o.order_id, o.placed_at FROM orders o WHERE o.customer_id = c.customer_id
              ORDER BY o.placed_at, o.order_id LIMIT 1) AS f ON true
CROSS JOIN LATERAL (SELECT COALESCE(sum(quantity), 0) AS pieces FROM order_lines WHERE order_id = f.order_id) AS l
LEFT JOIN LATERAL (SELECT min(v.reviewed_at::date - f.placed_at::date) AS days_to_review FROM reviews v
                   WHERE v.customer_id = c.customer_id AND v.reviewed_at > f.placed_at
                   HAVING count(*) > 1) AS r ON l.pieces > 2
WHERE c.customer_id < 50
ORDER BY r.days_to_review NULLS LAST, c.customer_id

--: accepted   calendar left joined to orders with conditions on both sides
SELECT d.day::date AS day, to_char(d.day, 'ID') AS dow, count(o.order_id) AS n,
       count(o.order_id) FILTER (WHERE o.shipped_at IS NULL) AS unshipped,
       COALESCE(sum(o.shipping_fee), 0) AS fees
FROM generate_series(TIMESTAMP '2024-12-20', TIMESTAMP '2025-01-05', INTERVAL '1 day') AS d (day)
LEFT JOIN orders o ON o.placed_at >= d.day AND o.placed_at < d.day + INTERVAL '1 day' AND o.status <> 'cancelled'
GROUP BY d.day
ORDER BY n, d.day

--: accepted   overlapping sale periods by self join on date ranges
SELECT a.product_id, b.product_id AS other,
       GREATEST(a.launched_on, b.launched_on) AS from_day,
       LEAST(a.discontinued_on, b.discontinued_on) AS to_day,
       LEAST(a.discontinued_on, b.discontinued_on) - GREATEST(a.launched_on, b.launched_on) AS days
FROM products a
JOIN products b
  ON a.product_id < b.product_id
 AND a.launched_on <= b.discontinued_on AND b.launched_on <= COALESCE(a.discontinued_on, DATE '2025-12-31')
 AND a.brand IS NOT DISTINCT FROM b.brand
WHERE b.discontinued_on IS NOT NULL
ORDER BY days DESC NULLS LAST, a.product_id, b.product_id
LIMIT 60

--: accepted   fan-out avoided by pre-aggregation and provoked beside it
SELECT o.order_id,
       count(*) AS joined_rows,
       sum(l.quantity) AS fanned_quantity,
       min(lt.q) AS true_quantity,
       sum(p.amount) / NULLIF(count(DISTINCT l.line_no), 0) AS amount_repaired,
       min(pt.a) AS true_amount,
       sum(DISTINCT p.amount) AS distinct_amount
FROM orders o
LEFT JOIN order_lines l USING (order_id)
LEFT JOIN payments p USING (order_id)
LEFT JOIN (SELECT order_id, sum(quantity) AS q FROM order_lines GROUP BY order_id) AS lt USING (order_id)
LEFT JOIN (SELECT order_id, sum(amount) AS a FROM payments GROUP BY order_id) AS pt USING (order_id)
WHERE o.order_id BETWEEN 1001 AND 1025 OR o.order_id IN (1118, 1138, 2603)
GROUP BY o.order_id
ORDER BY joined_rows DESC, o.order_id

--: accepted   tree of categories walked with paths and joined to products
WITH RECURSIVE tree AS (
    SELECT category_id, name, ARRAY[category_id] AS path, 1 AS depth
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.name || ' > ' || c.name, t.path || c.category_id, t.depth + 1
    FROM categories c
    JOIN tree t ON c.parent_id = t.category_id
)
SELECT t.category_id, t.name, t.depth, t.path[1] AS root, count(DISTINCT pc.product_id) AS below,
       count(DISTINCT pc.product_id) FILTER (WHERE pc.category_id = t.category_id) AS own
FROM tree t
LEFT JOIN tree d ON t.category_id = ANY (d.path)
LEFT JOIN product_categories pc ON pc.category_id = d.category_id
GROUP BY t.category_id, t.name, t.depth, t.path
ORDER BY t.path

--: accepted   referral chains with cycle guard and join to spending
WITH RECURSIVE up (customer_id, ancestor, steps) AS (
    SELECT customer_id, referred_by, 1 FROM customers WHERE referred_by IS NOT NULL
    UNION
    SELECT u.customer_id, c.referred_by, u.steps + 1
    FROM up u JOIN customers c ON c.customer_id = u.ancestor
    WHERE c.referred_by IS NOT NULL AND u.steps < 12
)
SELECT u.ancestor, count(*) AS descendants, max(u.steps) AS depth, count(DISTINCT o.customer_id) AS buyers,
       count(*) FILTER (WHERE u.steps = 1) AS rows_direct
FROM up u
LEFT JOIN orders o ON o.customer_id = u.customer_id AND o.status = 'cancelled'
GROUP BY u.ancestor
HAVING max(u.steps) > 2
ORDER BY depth DESC, descendants DESC, u.ancestor

--: accepted   update of nothing: three-way left join with is null at each level
SELECT CASE WHEN o.order_id IS NULL THEN '1 no order' WHEN p.payment_id IS NULL THEN '2 no payment'
            WHEN r.return_id IS NULL THEN '3 no return' ELSE '4 returned' END AS stage,
       count(*) AS n, count(DISTINCT c.customer_id) AS customers,
       count(DISTINCT c.customer_id) FILTER (WHERE c.newsletter) AS readers
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.placed_at >= DATE '2024-07-01'
LEFT JOIN payments p ON p.order_id = o.order_id AND p.status = 'paid'
LEFT JOIN returns r ON r.order_id = p.order_id AND r.received_on > p.paid_at
GROUP BY 1
ORDER BY stage

--: accepted   right join chain and a using column taken from either side
SELECT product_id, l.product_id IS NULL AS unsold, p.product_id IS NULL AS unknown, count(l.order_id) AS n, max(l.discount) AS top
FROM order_lines l
RIGHT JOIN products p USING (product_id)
RIGHT JOIN (VALUES (26), (44), (58), (67), (500)) AS v (product_id) USING (product_id)
GROUP BY product_id, l.product_id IS NULL, p.product_id IS NULL
ORDER BY n DESC, product_id

--: accepted   cross join matrix with missing combinations filled
SELECT c.country, m.method, COALESCE(x.n, 0) AS n, COALESCE(x.money, 0.0) AS money, x.n IS NULL AS missing
FROM (SELECT DISTINCT country FROM customers) AS c
CROSS JOIN (SELECT DISTINCT method FROM payments) AS m
LEFT JOIN (SELECT c2.country, p.method, count(*) AS n, sum(p.amount) AS money
           FROM payments p JOIN orders o USING (order_id) JOIN customers c2 USING (customer_id)
           WHERE p.status = 'refunded'
           GROUP BY c2.country, p.method) AS x ON (x.country, x.method) = (c.country, m.method)
ORDER BY missing, n DESC, c.country, m.method

--: accepted   pairs of products bought together more than once
SELECT a.product_id AS p1, b.product_id AS p2, count(DISTINCT a.order_id) AS orders,
       round(count(DISTINCT a.order_id)::numeric / min(t.n), 4) AS confidence,
       min(LEAST(a.quantity, b.quantity)) AS least_pieces
FROM order_lines a
JOIN order_lines b ON b.order_id = a.order_id AND a.product_id < b.product_id
JOIN (SELECT product_id, count(DISTINCT order_id) AS n FROM order_lines GROUP BY product_id) AS t ON t.product_id = a.product_id
GROUP BY a.product_id, b.product_id
HAVING count(DISTINCT a.order_id) > 6
ORDER BY orders DESC, confidence DESC, p1, p2

--: accepted   semi join by distinct on inside exists-free formulation
SELECT f.country, f.customer_id, f.first_order, f.first_order::date - c.signed_up_on AS days_until
FROM (SELECT DISTINCT ON (c.country) c.country, o.customer_id, o.placed_at AS first_order
      FROM orders o JOIN customers c USING (customer_id)
      WHERE o.status = 'delivered'
      ORDER BY c.country, o.placed_at DESC, o.order_id DESC) AS f
RIGHT JOIN customers c ON c.customer_id = f.customer_id
WHERE f.customer_id IS NOT NULL OR c.country = 'IS'
ORDER BY f.country NULLS FIRST, c.customer_id

--: accepted   join of unnested tags to find similar products
SELECT a.product_id, b.product_id AS similar_to, count(*) AS shared, abs(a.price - b.price) AS price_gap,
       a.tags @> b.tags AS contains_all, a.tags = b.tags AS identical
FROM products a
CROSS JOIN LATERAL unnest(a.tags) AS ta (tag)
JOIN LATERAL (SELECT p.product_id, p.price, p.tags FROM products p WHERE ta.tag = ANY (p.tags) AND p.product_id > a.product_id) AS b ON true
GROUP BY a.product_id, b.product_id, b.price, b.tags
HAVING count(*) > 1
ORDER BY shared DESC, price_gap, a.product_id, similar_to
LIMIT 50

--: accepted   cohort table by months between signup and order
SELECT to_char(c.signed_up_on, 'YYYY-MM') AS cohort,
       (extract(year FROM o.placed_at) * 12 + extract(month FROM o.placed_at))::int
         - (extract(year FROM c.signed_up_on) * 12 + extract(month FROM c.signed_up_on))::int AS months,
       count(DISTINCT c.customer_id) AS active,
       round(count(DISTINCT c.customer_id) * 100.0 / max(s.size), 1) AS pct
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id AND o.placed_at::date >= c.signed_up_on
JOIN (SELECT to_char(signed_up_on, 'YYYY-MM') AS cohort, count(*) AS size FROM customers GROUP BY 1) AS s
  ON s.cohort = to_char(c.signed_up_on, 'YYYY-MM')
WHERE c.signed_up_on < DATE '2023-10-01'
GROUP BY 1, 2
HAVING count(*) > 2
ORDER BY 1, 2

--: accepted   values joined twice with nulls in the key
SELECT k.id, k.code, o.n, p.n AS n_by_distinct
FROM (VALUES (1, 'SPRING24'), (2, ''), (3, NULL), (4, 'NOPE')) AS k (id, code)
LEFT JOIN (SELECT upper(trim(coupon_code)) AS code, count(*) AS n FROM orders GROUP BY 1) AS o ON o.code = k.code
LEFT JOIN (SELECT upper(trim(coupon_code)) AS code, count(*) AS n FROM orders GROUP BY 1) AS p ON p.code IS NOT DISTINCT FROM k.code
ORDER BY o.n NULLS FIRST, k.id DESC

--: accepted   conditional join key by case and a join to the same table three times
SELECT o.order_id, a.country AS ship_to, h.country AS home, g.customer_id AS receiver,
       CASE WHEN a.address_id IS NULL THEN 'counter' WHEN a.customer_id = o.customer_id THEN 'self' ELSE 'gift' END AS kind,
       (a.country, h.country) IS NOT DISTINCT FROM (g.country, g.country) AS all_same
FROM orders o
JOIN customers h ON h.customer_id = o.customer_id
LEFT JOIN addresses a ON a.address_id = o.shipping_address_id
LEFT JOIN customers g ON g.customer_id = CASE WHEN a.customer_id <> o.customer_id THEN a.customer_id WHEN a.address_id IS NULL THEN h.referred_by END
WHERE g.customer_id IS NOT NULL AND o.order_id < 1400
ORDER BY kind DESC, o.order_id
