--: accepted   correlated subqueries two deep with a null result
SELECT c.customer_id,
       (SELECT sum((SELECT sum(l.quantity * l.unit_price * (1 - l.discount))
                    FROM order_lines l
                    WHERE l.order_id = o.order_id))
        FROM orders o
        WHERE o.customer_id = c.customer_id) AS spent,
       (SELECT max(o.placed_at) FROM orders o
        WHERE o.customer_id = c.customer_id
          AND o.shipping_fee > (SELECT avg(o2.shipping_fee) FROM orders o2 WHERE o2.customer_id = c.customer_id)) AS last_dear
FROM customers c
WHERE c.customer_id BETWEEN 40 AND 60
ORDER BY spent DESC NULLS LAST, c.customer_id

--: accepted   not in over a list that contains null
SELECT count(*) AS all_customers,
       count(*) FILTER (WHERE customer_id NOT IN (SELECT referred_by FROM customers)) AS not_in_raw,
       count(*) FILTER (WHERE customer_id NOT IN (SELECT referred_by FROM customers WHERE referred_by IS NOT NULL)) AS not_in_clean,
       count(*) FILTER (WHERE (customer_id IN (SELECT referred_by FROM customers)) IS UNKNOWN) AS in_unknown,
       count(*) FILTER (WHERE customer_id <> ALL (SELECT COALESCE(referred_by, 0) FROM customers)) AS all_coalesced
FROM customers

--: accepted   three states of in shown as text
SELECT p.product_id,
       COALESCE((p.brand IN (SELECT q.brand FROM products q WHERE q.product_id % 7 = p.product_id % 7 AND q.product_id <> p.product_id))::text, 'unknown') AS brand_shared,
       COALESCE((p.weight_kg < ALL (SELECT q.weight_kg FROM products q WHERE q.product_id > p.product_id))::text, 'unknown') AS lightest_after,
       COALESCE((p.weight_kg > ANY (SELECT q.weight_kg FROM products q WHERE q.product_id > p.product_id + 18))::text, 'unknown') AS heavier_than_some
FROM products p
WHERE p.product_id > 84
ORDER BY p.product_id

--: accepted   row comparison to find the previous order by time and id
SELECT o.order_id, o.placed_at,
       (SELECT max(p.order_id) FROM orders p
        WHERE p.customer_id = o.customer_id AND (p.placed_at, p.order_id) < (o.placed_at, o.order_id)) AS max_id_before,
       (SELECT p.order_id FROM orders p
        WHERE p.customer_id = o.customer_id AND (p.placed_at, p.order_id) < (o.placed_at, o.order_id)
        ORDER BY p.placed_at DESC, p.order_id DESC
        LIMIT 1) AS previous,
       (SELECT count(*) FROM orders p
        WHERE p.customer_id = o.customer_id AND (p.placed_at, p.order_id) <= (o.placed_at, o.order_id)) AS nth
FROM orders o
WHERE o.customer_id IN (8, 12, 26)
ORDER BY o.customer_id, o.placed_at, o.order_id

--: accepted   row comparisons that meet null
SELECT o.order_id,
       (o.status, o.coupon_code) = ('delivered', 'SPRING24') AS eq,
       (o.status, o.coupon_code) <> ('delivered', 'SPRING24') AS ne,
       (o.shipping_fee, o.shipping_address_id) < (5, 100) AS lt,
       (o.shipping_fee, o.shipping_address_id) >= (0, NULL) AS ge_null,
       (o.shipping_address_id, o.order_id) IS DISTINCT FROM (NULL, 1010) AS dist,
       (o.shipped_at, o.delivered_at) IS NULL AS both_null,
       (o.shipped_at, o.delivered_at) IS NOT NULL AS both_set
FROM orders o
WHERE o.order_id BETWEEN 1001 AND 1060
ORDER BY o.order_id

--: accepted   pairs in a subquery and pairs not in it
SELECT l.order_id, l.line_no, l.quantity,
       (l.order_id, l.line_no) IN (SELECT r.order_id, r.line_no FROM returns r) AS came_back,
       (l.order_id, l.quantity) IN (SELECT r.order_id, r.quantity FROM returns r WHERE r.line_no <> l.line_no) AS twin_quantity,
       (SELECT sum(r.quantity) FROM returns r WHERE (r.order_id, r.line_no) = (l.order_id, l.line_no)) AS pieces_back
FROM order_lines l
WHERE l.order_id IN (SELECT r.order_id FROM returns r GROUP BY r.order_id HAVING count(*) > 1)
ORDER BY l.order_id, l.line_no

--: accepted   not in over pairs with a null component
SELECT a.customer_id, a.address_id, a.postcode
FROM addresses a
WHERE (a.customer_id, a.postcode) NOT IN (SELECT b.customer_id, b.postcode
                                          FROM addresses b
                                          WHERE b.address_id <> a.address_id
                                            AND b.country = a.country)
  AND a.country IN ('IE', 'PT', 'NO', 'IS')
ORDER BY a.customer_id, a.address_id

--: accepted   scalar subquery without rows in arithmetic and text
SELECT c.customer_id,
       5 + (SELECT sum(o.shipping_fee) FROM orders o WHERE o.customer_id = c.customer_id AND o.status = 'cancelled') AS plus_fee,
       'x' || (SELECT o.coupon_code FROM orders o WHERE o.customer_id = c.customer_id ORDER BY o.order_id LIMIT 1) AS glued,
       concat('x', (SELECT o.coupon_code FROM orders o WHERE o.customer_id = c.customer_id ORDER BY o.order_id LIMIT 1)) AS concatenated,
       GREATEST(0, (SELECT max(o.order_id) FROM orders o WHERE o.customer_id = c.customer_id)) AS greatest_id,
       CASE WHEN (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id) > 3 THEN 'often'
            WHEN NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.customer_id) THEN 'never'
            ELSE 'sometimes' END AS how_often
FROM customers c
WHERE c.customer_id % 11 = 0
ORDER BY c.customer_id

--: accepted   subqueries inside aggregate arguments
SELECT o.status,
       count(*) AS n,
       sum((SELECT count(*) FROM order_lines l WHERE l.order_id = o.order_id)) AS all_lines,
       max((SELECT sum(p.amount) FROM payments p WHERE p.order_id = o.order_id AND p.status = 'paid')) AS top_paid,
       round(avg((SELECT count(*) FROM payments p WHERE p.order_id = o.order_id)), 4) AS tries,
       count((SELECT 1 FROM payments p WHERE p.order_id = o.order_id AND p.status = 'failed' LIMIT 1)) AS with_failure
FROM orders o
GROUP BY o.status
ORDER BY o.status

--: accepted   filter with exists and not exists
SELECT date_part('year', o.placed_at) AS y,
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.order_id AND p.status = 'paid')) AS paid,
       count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.order_id)) AS untried,
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.order_id)
                          AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.order_id AND p.status IN ('paid', 'refunded'))) AS tried_in_vain,
       sum(o.shipping_fee) FILTER (WHERE o.order_id IN (SELECT r.order_id FROM returns r WHERE r.reason IS NULL)) AS fee_of_silent_returns
FROM orders o
GROUP BY date_part('year', o.placed_at)
ORDER BY 1

--: accepted   having against a subquery over the same grouping
SELECT o.customer_id, count(*) AS n, sum(o.shipping_fee) AS fees
FROM orders o
GROUP BY o.customer_id
HAVING count(*) >= ALL (SELECT count(*) FROM orders x
                        JOIN customers cx ON cx.customer_id = x.customer_id
                        WHERE cx.country = (SELECT c.country FROM customers c WHERE c.customer_id = o.customer_id)
                        GROUP BY x.customer_id)
ORDER BY n DESC, o.customer_id

--: accepted   order by a correlated subquery not in the select list
SELECT p.product_id, p.price
FROM products p
WHERE p.product_id <= 45
ORDER BY (SELECT count(DISTINCT l.order_id) FROM order_lines l WHERE l.product_id = p.product_id) DESC,
         (SELECT avg(r.rating) FROM reviews r WHERE r.product_id = p.product_id) DESC NULLS LAST,
         p.product_id
OFFSET (SELECT count(*) / 10 FROM categories)
LIMIT (SELECT max(rating) * 2 FROM reviews)

--: accepted   join condition with a subquery choosing one row
SELECT c.customer_id, o.order_id, o.placed_at, p.payment_id, p.method
FROM customers c
LEFT JOIN orders o
  ON o.order_id = (SELECT x.order_id FROM orders x
                   WHERE x.customer_id = c.customer_id AND x.status <> 'cancelled'
                   ORDER BY x.placed_at DESC, x.order_id DESC
                   FETCH FIRST ROW ONLY)
LEFT JOIN payments p
  ON p.payment_id = (SELECT min(y.payment_id) FROM payments y
                     WHERE y.order_id = o.order_id AND y.status = 'paid')
WHERE c.country IN ('IE', 'NO', 'IS', 'JP')
ORDER BY c.customer_id

--: accepted   case that picks between subqueries of different types
SELECT p.product_id,
       CASE WHEN EXISTS (SELECT 1 FROM reviews r WHERE r.product_id = p.product_id AND r.rating < 3)
            THEN (SELECT min(r.rating) FROM reviews r WHERE r.product_id = p.product_id)
            WHEN p.product_id IN (SELECT l.product_id FROM order_lines l WHERE l.discount = 1)
            THEN (SELECT max(l.discount) FROM order_lines l WHERE l.product_id = p.product_id AND l.discount < 1)
            ELSE (SELECT avg(r.rating) FROM reviews r WHERE r.product_id = p.product_id)
       END AS mark
FROM products p
WHERE p.product_id % 4 = 0
ORDER BY mark NULLS FIRST, p.product_id

--: accepted   aggregate of the outer query inside a subquery
SELECT o.customer_id,
       (SELECT max(v.x) FROM (VALUES (count(o.order_id)), (count(o.coupon_code)), (sum(o.shipping_fee))) AS v (x)) AS biggest,
       (SELECT string_agg(v.x::text, '<' ORDER BY v.x) FROM (VALUES (count(o.order_id)), (count(o.shipped_at)), (count(o.delivered_at))) AS v (x)) AS sorted_counts,
       (SELECT count(*) FROM customers c WHERE c.customer_id < count(o.order_id)) AS as_many
FROM orders o
GROUP BY o.customer_id
HAVING count(*) > (SELECT avg(n) * 2 FROM (SELECT count(*) AS n FROM orders GROUP BY customer_id) AS t)
ORDER BY o.customer_id

--: accepted   exists over an aggregate that always yields a row
SELECT c.customer_id,
       EXISTS (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id) AS always,
       EXISTS (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id HAVING count(*) > 5) AS many,
       EXISTS (SELECT o.customer_id FROM orders o WHERE o.customer_id = c.customer_id GROUP BY o.customer_id) AS any_order,
       EXISTS (SELECT NULL FROM orders o WHERE o.customer_id = c.customer_id OFFSET 2) AS at_least_three
FROM customers c
WHERE c.customer_id >= 288
ORDER BY c.customer_id

--: accepted   all over an empty set against max of an empty set
SELECT p.product_id,
       p.price > ALL (SELECT l.unit_price FROM order_lines l WHERE l.product_id = p.product_id) AS above_all,
       p.price > (SELECT max(l.unit_price) FROM order_lines l WHERE l.product_id = p.product_id) AS above_max,
       p.price = ANY (SELECT l.unit_price FROM order_lines l WHERE l.product_id = p.product_id) AS sold_at_list,
       p.price >= SOME (SELECT l.unit_price * 2 FROM order_lines l WHERE l.product_id = p.product_id) AS doubled
FROM products p
WHERE p.product_id BETWEEN 24 AND 66
ORDER BY p.product_id

--: accepted   relational division with a double not exists
SELECT c.customer_id, c.full_name
FROM customers c
WHERE NOT EXISTS (SELECT 1 FROM products p
                  WHERE p.product_id BETWEEN 87 AND 90
                    AND NOT EXISTS (SELECT 1
                                    FROM orders o
                                    JOIN order_lines l USING (order_id)
                                    WHERE o.customer_id = c.customer_id
                                      AND l.product_id = p.product_id
                                      AND o.status <> 'cancelled'))
ORDER BY c.customer_id

--: accepted   relational division by comparing sorted arrays
SELECT c.customer_id,
       ARRAY(SELECT DISTINCT l.product_id FROM orders o JOIN order_lines l USING (order_id)
             WHERE o.customer_id = c.customer_id AND l.product_id BETWEEN 87 AND 90
             ORDER BY l.product_id) AS cards,
       ARRAY(SELECT p.product_id FROM products p WHERE p.product_id BETWEEN 87 AND 90 ORDER BY 1)
         = ARRAY(SELECT DISTINCT l.product_id FROM orders o JOIN order_lines l USING (order_id)
                 WHERE o.customer_id = c.customer_id AND l.product_id BETWEEN 87 AND 90
                 ORDER BY l.product_id) AS complete
FROM customers c
WHERE cardinality(ARRAY(SELECT 1 FROM orders o JOIN order_lines l USING (order_id)
                        WHERE o.customer_id = c.customer_id AND l.product_id BETWEEN 87 AND 90)) > 3
ORDER BY complete DESC, c.customer_id

--: accepted   any over an array built by a subquery, with null and empty
SELECT p.product_id,
       'eco' = ANY (p.tags) AS is_eco,
       'eco' <> ALL (p.tags) AS not_eco,
       p.product_id = ANY (ARRAY(SELECT r.product_id FROM reviews r WHERE r.rating = 1)) AS hated,
       p.brand = ANY (ARRAY(SELECT DISTINCT q.brand FROM products q WHERE q.price > 200)) AS dear_brand,
       NOT (p.brand = ANY (ARRAY(SELECT q.brand FROM products q WHERE q.product_id IN (1, 3)) || NULL::text)) AS other_brand
FROM products p
WHERE p.tags IS NULL OR cardinality(p.tags) < 2
ORDER BY p.product_id

--: accepted   is distinct from with subqueries on both sides
SELECT c.customer_id, c.referred_by,
       c.country IS DISTINCT FROM (SELECT r.country FROM customers r WHERE r.customer_id = c.referred_by) AS other_country,
       c.newsletter IS NOT DISTINCT FROM (SELECT r.newsletter FROM customers r WHERE r.customer_id = c.referred_by) AS same_choice,
       (SELECT min(o.placed_at) FROM orders o WHERE o.customer_id = c.customer_id)
         IS DISTINCT FROM (SELECT max(o.placed_at) FROM orders o WHERE o.customer_id = c.customer_id) AS several_moments
FROM customers c
WHERE c.newsletter IS NULL OR c.customer_id % 17 = 0
ORDER BY c.customer_id

--: accepted   top seller of each country by nested subqueries in from and where
SELECT t.country, t.product_id, t.units
FROM (SELECT c.country, l.product_id, sum(l.quantity) AS units
      FROM customers c
      JOIN orders o ON o.customer_id = c.customer_id
      JOIN order_lines l ON l.order_id = o.order_id
      GROUP BY c.country, l.product_id) AS t
WHERE (t.country, t.units) IN (SELECT m.country, max(m.units)
                               FROM (SELECT c.country, l.product_id, sum(l.quantity) AS units
                                     FROM customers c
                                     JOIN orders o ON o.customer_id = c.customer_id
                                     JOIN order_lines l ON l.order_id = o.order_id
                                     GROUP BY c.country, l.product_id) AS m
                               GROUP BY m.country)
ORDER BY t.country, t.product_id

--: accepted   rank by counting distinct greater values
SELECT p.product_id, p.price,
       1 + (SELECT count(*) FROM products q WHERE q.price > p.price) AS rank,
       1 + (SELECT count(DISTINCT q.price) FROM products q WHERE q.price > p.price) AS dense_rank,
       (SELECT count(*) FROM products q WHERE (q.price, -q.product_id) >= (p.price, -p.product_id)) AS row_number
FROM products p
WHERE 15 > (SELECT count(DISTINCT q.price) FROM products q WHERE q.price > p.price)
ORDER BY 3, 5

--: accepted   correlated subquery on an expression of a grouped column
SELECT o.m::date AS month,
       count(*) AS orders,
       (SELECT count(*) FROM customers c WHERE date_trunc('month', c.signed_up_on) = o.m) AS signups,
       (SELECT round(avg(r.rating), 2) FROM reviews r WHERE date_trunc('month', r.reviewed_at) = o.m) AS stars,
       count(*) * 1.0 / NULLIF((SELECT count(*) FROM customers c WHERE c.signed_up_on >= o.m AND c.signed_up_on < o.m + INTERVAL '1 month'), 0) AS ratio
FROM (SELECT date_trunc('month', placed_at) AS m FROM orders) AS o
GROUP BY o.m
ORDER BY month

--: accepted   subquery in the from clause correlated through lateral and filtered by a scalar
SELECT c.country, x.order_id, x.total
FROM (SELECT DISTINCT country FROM customers) AS c
LEFT JOIN LATERAL (
    SELECT o.order_id, (SELECT sum(quantity * unit_price * (1 - discount)) FROM order_lines WHERE order_id = o.order_id) AS total
    FROM orders o
    WHERE o.customer_id IN (SELECT customer_id FROM customers k WHERE k.country = c.country)
    ORDER BY total DESC NULLS LAST, o.order_id
    LIMIT 2
) AS x ON x.total > (SELECT avg(unit_price) FROM order_lines)
ORDER BY c.country, x.total DESC, x.order_id

--: accepted   unqualified column that silently belongs to the outer query
SELECT r.return_id, r.order_id
FROM returns r
WHERE r.order_id IN (SELECT order_id FROM customers WHERE newsletter)
  AND r.quantity > (SELECT avg(quantity) FROM returns)
  AND EXISTS (SELECT 1 FROM order_lines WHERE order_id = r.order_id AND line_no = r.line_no AND discount > 0)
ORDER BY r.return_id

--: accepted   sum of a case over exists, compared with a count
SELECT c.country,
       sum(CASE WHEN EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.customer_id) THEN 1 ELSE 0 END) AS buyers,
       sum((NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.customer_id))::int) AS idle,
       bool_and(EXISTS (SELECT 1 FROM addresses a WHERE a.customer_id = c.customer_id)) AS all_have_address,
       every(c.customer_id IN (SELECT customer_id FROM orders) OR c.newsletter) AS buys_or_reads,
       array_agg(c.customer_id ORDER BY c.customer_id)
         FILTER (WHERE c.customer_id NOT IN (SELECT customer_id FROM addresses)) AS homeless
FROM customers c
GROUP BY c.country
ORDER BY c.country

--: accepted   nested not exists with is null and or
SELECT o.order_id, o.status
FROM orders o
WHERE NOT EXISTS (SELECT 1 FROM payments p
                  WHERE p.order_id = o.order_id
                    AND (p.paid_at IS NULL OR p.paid_at > o.delivered_at))
  AND (o.delivered_at - o.placed_at > INTERVAL '14 days') IS NOT FALSE
  AND o.coupon_code IS DISTINCT FROM ''
  AND o.customer_id <> ALL (SELECT referred_by FROM customers WHERE referred_by IS NOT NULL)
ORDER BY o.order_id

--: accepted   update-like projection with row-valued pick by max of a composite
SELECT p.product_id, best.rating, best.reviewed_at, best.customer_id
FROM products p
JOIN reviews best ON best.product_id = p.product_id
WHERE (best.rating, best.helpful_votes, best.review_id) =
      (SELECT r.rating, r.helpful_votes, r.review_id
       FROM reviews r
       WHERE r.product_id = p.product_id
       ORDER BY r.rating DESC, r.helpful_votes DESC, r.review_id DESC
       LIMIT 1)
ORDER BY best.rating DESC, p.product_id

--: accepted   subquery with union feeding in, and an outer difference
SELECT c.customer_id, c.country
FROM customers c
WHERE c.customer_id IN (SELECT customer_id FROM reviews
                        EXCEPT
                        (SELECT customer_id FROM orders
                         UNION ALL
                         SELECT referred_by FROM customers))
   OR c.customer_id = (SELECT customer_id FROM orders ORDER BY placed_at, order_id LIMIT 1)
ORDER BY c.customer_id

--: accepted   parent and grandparent names by nested scalar subqueries
SELECT c.category_id, c.name,
       (SELECT p.name FROM categories p WHERE p.category_id = c.parent_id) AS parent,
       (SELECT (SELECT g.name FROM categories g WHERE g.category_id = p.parent_id)
        FROM categories p WHERE p.category_id = c.parent_id) AS grandparent,
       (SELECT count(*) FROM product_categories pc
        WHERE pc.category_id = c.category_id
           OR pc.category_id IN (SELECT k.category_id FROM categories k WHERE k.parent_id = c.category_id)) AS near_products,
       COALESCE((SELECT p.name FROM categories p WHERE p.category_id = c.parent_id), c.name) = c.name AS top_level
FROM categories c
ORDER BY c.category_id

--: accepted   between with subqueries as bounds
SELECT o.order_id, o.shipping_fee, o.placed_at
FROM orders o
WHERE o.placed_at BETWEEN (SELECT min(reviewed_at) FROM reviews WHERE rating = 1)
                      AND (SELECT max(placed_at) - INTERVAL '1 year' FROM orders)
  AND o.shipping_fee NOT BETWEEN (SELECT percentile_disc(0.1) WITHIN GROUP (ORDER BY shipping_fee) FROM orders)
                             AND (SELECT avg(shipping_fee) FROM orders)
  AND o.order_id % (SELECT max(rating) FROM reviews) = 0
ORDER BY o.placed_at, o.order_id

--: accepted   having without rows and having on a null scalar
SELECT p.brand IS NULL AS unbranded, count(*) AS n, min(p.price) AS cheapest
FROM products p
GROUP BY p.brand IS NULL
HAVING min(p.price) < (SELECT avg(unit_price) FROM order_lines WHERE quantity > 1000)
    OR count(*) > (SELECT count(*) FROM reviews WHERE rating > 5)
    OR NULL
ORDER BY unbranded

--: accepted   whole-row null tests through a left joined subquery
SELECT c.customer_id,
       d.customer_id IS NULL AS no_default,
       (SELECT count(*) FROM addresses a WHERE a.customer_id = c.customer_id AND a.postcode IS NOT DISTINCT FROM d.postcode) AS same_code,
       (d.city, d.postcode) IS NULL AS row_null,
       NOT ((d.city, d.postcode) IS NOT NULL) AS row_not_full
FROM customers c
LEFT JOIN (SELECT DISTINCT ON (customer_id) customer_id, city, postcode
           FROM addresses
           WHERE is_default
           ORDER BY customer_id, kind, address_id) AS d ON d.customer_id = c.customer_id
WHERE c.customer_id <= 60 OR c.country = 'IE'
ORDER BY c.customer_id

--: accepted   running total by correlated subquery on a date with ties
SELECT d.day, d.n,
       (SELECT sum(x.n) FROM (SELECT placed_at::date AS day, count(*) AS n FROM orders GROUP BY 1) AS x
        WHERE x.day <= d.day AND x.day > d.day - 7) AS week_total,
       (SELECT x.n FROM (SELECT placed_at::date AS day, count(*) AS n FROM orders GROUP BY 1) AS x
        WHERE x.day = d.day - 1) AS day_before,
       d.n - COALESCE((SELECT x.n FROM (SELECT placed_at::date AS day, count(*) AS n FROM orders GROUP BY 1) AS x
                       WHERE x.day = d.day - 1), 0) AS change
FROM (SELECT placed_at::date AS day, count(*) AS n FROM orders GROUP BY 1) AS d
WHERE d.day BETWEEN DATE '2024-02-20' AND DATE '2024-03-05'
ORDER BY d.day

--: accepted   subquery inside in list beside constants and nulls
SELECT o.order_id, o.coupon_code,
       lower(trim(o.coupon_code)) IN ('spring24', (SELECT lower(trim(coupon_code)) FROM orders WHERE coupon_code <> '' ORDER BY order_id LIMIT 1)) AS known,
       o.customer_id IN (26, (SELECT max(customer_id) FROM orders), NULL) AS in_with_null,
       o.customer_id NOT IN (26, (SELECT min(customer_id) FROM orders WHERE order_id < 0)) AS not_in_with_empty
FROM orders o
WHERE o.order_id BETWEEN 1001 AND 1025
ORDER BY o.order_id

--: accepted   having row comparison against two aggregates of a subquery
SELECT l.product_id, count(*) AS n, sum(l.quantity) AS q
FROM order_lines l
GROUP BY l.product_id
HAVING (count(*), sum(l.quantity)) > (SELECT round(avg(t.n)), max(t.q) / 2
                                     FROM (SELECT count(*) AS n, sum(quantity) AS q
                                           FROM order_lines GROUP BY product_id) AS t)
   AND (count(*) % 2, l.product_id % 2) IN ((0, 1), (1, 0), (1, NULL))
ORDER BY n DESC, q DESC, l.product_id
