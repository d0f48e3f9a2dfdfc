--: accepted   truth table of three values for and, or, xor, implication
WITH b (x) AS (VALUES (true), (false), (NULL::boolean))
SELECT p.x AS p, q.x AS q,
       p.x AND q.x AS both,
       p.x OR q.x AS either,
       p.x <> q.x AS xor,
       p.x <= q.x AS implies,
       (p.x AND q.x) IS NOT FALSE AS check_passes,
       NOT (p.x OR q.x) = (NOT p.x AND NOT q.x) AS de_morgan,
       p.x IS DISTINCT FROM q.x AS dist
FROM b AS p
CROSS JOIN b AS q
ORDER BY p.x DESC NULLS LAST, q.x DESC NULLS LAST

--: accepted   equality of two comparisons between neighbouring lines
SELECT a.order_id, a.line_no,
       (a.quantity > b.quantity) = (a.unit_price > b.unit_price) AS same_direction,
       (a.quantity > b.quantity) <> (a.unit_price > b.unit_price) AS opposite,
       (a.quantity = b.quantity) = (a.discount = b.discount) AS alike,
       (a.quantity > b.quantity)::int + (a.unit_price > b.unit_price)::int AS wins
FROM order_lines a
JOIN order_lines b ON b.order_id = a.order_id AND b.line_no = a.line_no + 1
WHERE a.order_id BETWEEN 1230 AND 1310
ORDER BY a.order_id, a.line_no

--: accepted   bool_and and bool_or over a column with unknowns
SELECT country,
       bool_and(newsletter) AS all_yes,
       bool_or(newsletter) AS some_yes,
       bool_and(newsletter IS TRUE) AS all_surely,
       bool_or(newsletter IS NULL) AS some_unasked,
       every(newsletter IS NOT FALSE) AS none_refused,
       bool_and(newsletter) FILTER (WHERE customer_id < 0) AS over_nothing,
       bool_or(newsletter) = bool_and(newsletter) AS unanimous
FROM customers
GROUP BY country
ORDER BY country

--: accepted   counting booleans in seven ways
SELECT status,
       count(coupon_code = '') AS not_null,
       count(coupon_code = '' OR NULL) AS true_ones,
       count(*) FILTER (WHERE coupon_code = '') AS filtered,
       sum((coupon_code = '')::int) AS summed,
       sum(CASE WHEN coupon_code = '' THEN 1 END) AS case_sum,
       count(NULLIF(coupon_code = '', false)) AS nullif_count,
       count(*) - count(NULLIF(coupon_code = '', true)) AS true_or_null
FROM orders
GROUP BY status
ORDER BY status

--: accepted   ordering by booleans and their combinations
SELECT customer_id, newsletter, referred_by IS NULL AS alone, phone = '' AS blank_phone
FROM customers
WHERE country IN ('IE', 'PT', 'AT')
ORDER BY newsletter DESC NULLS LAST,
         phone = '' NULLS FIRST,
         referred_by IS NULL,
         customer_id DESC

--: accepted   case over a boolean operand with null
SELECT newsletter,
       CASE newsletter WHEN true THEN 'yes' WHEN false THEN 'no' WHEN NULL THEN 'never here' ELSE 'unknown' END AS simple,
       CASE WHEN newsletter THEN 'yes' WHEN NOT newsletter THEN 'no' ELSE 'unknown' END AS searched,
       CASE WHEN newsletter IS NULL THEN 'unknown' WHEN newsletter <> false THEN 'yes' ELSE 'no' END AS null_first,
       CASE newsletter IS UNKNOWN WHEN true THEN 1 ELSE 0 END AS unknown_flag,
       COALESCE(newsletter::text, 'null') || '/' || COALESCE((NOT newsletter)::text, 'null') AS as_text,
       count(*) AS n
FROM customers
GROUP BY newsletter
ORDER BY newsletter NULLS FIRST

--: accepted   check constraints re-run as three-valued expressions
SELECT count(*) AS n,
       count(*) FILTER (WHERE (delivered_at >= shipped_at) IS NOT FALSE) AS passes,
       count(*) FILTER (WHERE delivered_at >= shipped_at) AS surely,
       count(*) FILTER (WHERE (delivered_at >= shipped_at) IS UNKNOWN) AS undecided,
       count(*) FILTER (WHERE (shipping_address_id IS NOT NULL OR shipped_at IS NULL) IS TRUE) AS pick_up_rule,
       count(*) FILTER (WHERE NOT ((status = 'delivered') = (delivered_at IS NOT NULL))) AS status_breaks,
       count(*) FILTER (WHERE NOT (shipped_at < placed_at + INTERVAL '3 days')) AS late,
       count(*) FILTER (WHERE (shipped_at < placed_at + INTERVAL '3 days') IS NOT TRUE) AS late_or_unknown
FROM orders

--: accepted   boolean group keys with rollup and grouping
SELECT shipping_address_id IS NULL AS pick_up,
       coupon_code <> '' AS with_coupon,
       grouping(shipping_address_id IS NULL, coupon_code <> '') AS level,
       count(*) AS n,
       bool_or(status = 'cancelled') AS some_cancelled
FROM orders
GROUP BY ROLLUP (shipping_address_id IS NULL, coupon_code <> '')
ORDER BY level, pick_up NULLS LAST, with_coupon NULLS LAST

--: accepted   greatest and least over booleans
SELECT product_id,
       GREATEST(brand IS NULL, weight_kg > 1, price > 100) AS any_true,
       LEAST(brand IS NOT NULL, weight_kg > 1, price > 20) AS all_true,
       (brand IS NULL OR weight_kg > 1 OR price > 100) AS any_logic,
       (brand IS NOT NULL AND weight_kg > 1 AND price > 20) AS all_logic,
       LEAST(weight_kg > 1, NULL) AS lone
FROM products
WHERE weight_kg IS NULL OR product_id % 6 = 0
ORDER BY product_id

--: accepted   boolean lag to find changes of state
SELECT customer_id, order_id, cancelled,
       cancelled IS DISTINCT FROM lag(cancelled) OVER w AS changed,
       cancelled <> lag(cancelled, 1, false) OVER w AS changed_from_ok,
       bool_or(cancelled) OVER w AS ever_so_far,
       bool_and(NOT cancelled) OVER (w ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS three_clean
FROM (SELECT customer_id, order_id, placed_at, status = 'cancelled' AS cancelled
      FROM orders
      WHERE customer_id IN (SELECT customer_id FROM orders WHERE status = 'cancelled' GROUP BY customer_id HAVING count(*) > 1)) AS o
WINDOW w AS (PARTITION BY customer_id ORDER BY placed_at, order_id)
ORDER BY customer_id, placed_at, order_id

--: accepted   islands of a boolean state by running sum
WITH d AS (
    SELECT g::date AS day, EXISTS (SELECT 1 FROM orders o WHERE o.placed_at::date = g::date) AS has_order
    FROM generate_series(DATE '2024-01-01', DATE '2024-03-31', INTERVAL '1 day') AS g
), s AS (
    SELECT day, has_order,
           sum((NOT has_order)::int) OVER (ORDER BY day) AS grp
    FROM d
)
SELECT grp, min(day) FILTER (WHERE has_order) AS from_day, count(*) FILTER (WHERE has_order) AS len,
       count(*) FILTER (WHERE has_order) > avg(count(*) FILTER (WHERE has_order)) OVER () AS above_average
FROM s
GROUP BY grp
HAVING bool_or(has_order)
ORDER BY len DESC, grp

--: accepted   not distributed over unknown comparisons in where
SELECT 'a: price < weight * 10' AS cond, count(*) AS n FROM products WHERE price < weight_kg * 10
UNION ALL
SELECT 'b: not a', count(*) FROM products WHERE NOT price < weight_kg * 10
UNION ALL
SELECT 'c: a is not true', count(*) FROM products WHERE (price < weight_kg * 10) IS NOT TRUE
UNION ALL
SELECT 'd: a or not a', count(*) FROM products WHERE price < weight_kg * 10 OR NOT (price < weight_kg * 10)
UNION ALL
SELECT 'e: a = a', count(*) FROM products WHERE (price < weight_kg * 10) = (price < weight_kg * 10)
UNION ALL
SELECT 'f: a is not distinct from null', count(*) FROM products WHERE (price < weight_kg * 10) IS NOT DISTINCT FROM NULL
ORDER BY cond

--: accepted   flags packed into a number and unpacked again
WITH f AS (
    SELECT customer_id,
           (newsletter IS TRUE)::int * 4 + (phone <> '')::int * 2 + (referred_by IS NOT NULL)::int AS strict_code,
           COALESCE(newsletter, false)::int << 2 | COALESCE(phone <> '', false)::int << 1 | (referred_by IS NOT NULL)::int AS code
    FROM customers
)
SELECT code, count(*) AS n, count(strict_code) AS with_strict,
       (code & 4) <> 0 AS reads, (code & 2 > 0) AS has_phone, (code % 2 = 1) AS referred,
       bool_and(strict_code = code) AS codes_agree
FROM f
GROUP BY code
ORDER BY code

--: accepted   distinct boolean patterns and their frequency as text
SELECT string_agg(CASE WHEN v THEN 'T' WHEN NOT v THEN 'F' ELSE '?' END, '' ORDER BY pos) AS pattern,
       count(*) AS size,
       count(v) AS known,
       bool_and(v) AS all_true,
       product_id % 3 = 0 AS third
FROM products
CROSS JOIN LATERAL unnest(ARRAY[price > 50, weight_kg > 0.5, brand IS NULL, discontinued_on < DATE '2025-01-01', 'eco' = ANY (tags)]) WITH ORDINALITY AS u (v, pos)
WHERE product_id <= 40
GROUP BY product_id
ORDER BY known DESC, all_true, product_id

--: accepted   having on bool aggregates and comparison of filters
SELECT o.customer_id,
       count(*) FILTER (WHERE o.coupon_code IS NULL) > count(*) FILTER (WHERE o.coupon_code <> '') AS rarely_coupons,
       sum((o.status = 'delivered')::int) = count(*) AS all_delivered,
       bool_and(o.delivered_at - o.placed_at < INTERVAL '10 days') AS always_fast
FROM orders o
GROUP BY o.customer_id
HAVING bool_or(o.shipping_address_id IS NULL)
   AND NOT bool_and(o.shipping_fee = 0)
   AND (count(*) > 6) = bool_or(o.status = 'cancelled')
ORDER BY o.customer_id

--: accepted   boolean casts from text and integers
SELECT v.t, v.t::boolean AS b, (NOT v.t::boolean)::int AS inverted,
       v.i::boolean AS from_int, v.i::boolean = v.t::boolean AS agree,
       v.t::boolean::text AS canonical,
       (v.i::boolean)::text || '-' || (v.i > 0)::text AS pair
FROM (VALUES ('t', 1), ('no', 0), ('ON', 5), ('0', -1), ('Yes', NULL), ('off', 0), (NULL, 2), ('f', 1), ('tru', 0)) AS v (t, i)
ORDER BY b NULLS FIRST, v.i NULLS FIRST, v.t

--: accepted   exclusive or of memberships over two sets
SELECT c.customer_id, c.newsletter,
       (c.customer_id IN (SELECT customer_id FROM orders)) <> (c.customer_id IN (SELECT customer_id FROM reviews)) AS one_of_both,
       ((c.customer_id IN (SELECT customer_id FROM orders))::int
        + (c.customer_id IN (SELECT customer_id FROM reviews))::int
        + (c.customer_id IN (SELECT referred_by FROM customers WHERE referred_by IS NOT NULL))::int) % 2 = 1 AS odd_of_three,
       c.newsletter <> (c.referred_by IS NULL) AS reads_xor_alone
FROM customers c
WHERE c.customer_id BETWEEN 45 AND 75
ORDER BY one_of_both DESC, odd_of_three, c.customer_id

--: accepted   join on an equivalence of booleans
SELECT a.product_id, b.product_id AS other,
       a.price > b.price AS dearer,
       (a.weight_kg > b.weight_kg) IS TRUE AS heavier
FROM products a
JOIN products b
  ON a.product_id < b.product_id
 AND (a.price > 100) = (b.price > 100)
 AND (a.brand IS NULL) = (b.brand IS NULL)
 AND (a.weight_kg > 5) IS NOT DISTINCT FROM (b.weight_kg > 5)
 AND (a.discontinued_on IS NULL) <> (b.discontinued_on IS NULL)
WHERE a.product_id % 5 = 0 AND b.product_id % 5 = 0
ORDER BY a.product_id, b.product_id

--: accepted   boolean arrays aggregated and searched
SELECT o.customer_id,
       array_agg(o.shipped_at IS NULL ORDER BY o.order_id) AS unshipped,
       true = ANY (array_agg(o.shipped_at IS NULL)) AS any_unshipped,
       false <> ALL (array_agg(o.shipped_at IS NULL)) AS all_unshipped,
       array_position(array_agg(o.status = 'cancelled' ORDER BY o.order_id), true) AS first_cancelled,
       (array_agg(o.coupon_code = '' ORDER BY o.order_id))[1] AS first_blank,
       array_agg(DISTINCT o.coupon_code = '' ORDER BY o.coupon_code = '') AS kinds
FROM orders o
WHERE o.customer_id <= 20
GROUP BY o.customer_id
ORDER BY o.customer_id

--: accepted   percent of true through avg of cast booleans
SELECT p.method,
       avg((p.status = 'paid')::int) AS paid_share,
       round(100 * avg((p.status = 'failed')::int::numeric), 2) AS failed_pct,
       round(avg((p.paid_at - p.attempted_at > INTERVAL '1 day')::int), 4) AS slow_of_known,
       round(avg(COALESCE(p.paid_at - p.attempted_at > INTERVAL '1 day', false)::int), 4) AS slow_of_all,
       sum((p.amount > 100)::int * p.amount) AS big_money,
       max((p.amount > 500)::int) = 1 AS some_huge
FROM payments p
GROUP BY p.method
ORDER BY p.method

--: accepted   nullif and coalesce on booleans
SELECT customer_id, newsletter,
       NULLIF(newsletter, false) AS true_or_null,
       NULLIF(newsletter, country = 'DE') AS unless_german,
       COALESCE(newsletter, phone = '', referred_by > 50, false) AS chain,
       COALESCE(NULLIF(newsletter, false), birth_date IS NULL) AS fallback,
       (newsletter OR referred_by > 50) IS NULL AS undecided
FROM customers
WHERE customer_id % 9 = 0
ORDER BY chain, fallback DESC, customer_id

--: accepted   short chains of not, and, or without parentheses
SELECT order_id,
       NOT status = 'paid' AND shipping_fee = 0 OR coupon_code = '' AS a,
       NOT (status = 'paid' AND shipping_fee = 0) OR coupon_code = '' AS b,
       status = 'delivered' OR status = 'shipped' AND coupon_code IS NULL AS c,
       NOT coupon_code = '' IS TRUE AS d,
       shipped_at IS NULL = (delivered_at IS NULL) AS e,
       NOT NOT coupon_code <> '' AS f
FROM orders
WHERE order_id BETWEEN 1395 AND 1440
ORDER BY order_id

--: accepted   tri-state matrix by crosstab of filters
SELECT COALESCE(newsletter::text, 'null') AS newsletter,
       count(*) FILTER (WHERE (birth_date < DATE '1980-01-01') IS TRUE) AS old,
       count(*) FILTER (WHERE (birth_date < DATE '1980-01-01') IS FALSE) AS young,
       count(*) FILTER (WHERE (birth_date < DATE '1980-01-01') IS UNKNOWN) AS unknown,
       count(*) FILTER (WHERE newsletter AND birth_date < DATE '1980-01-01') AS both_true,
       count(*) FILTER (WHERE newsletter OR birth_date < DATE '1980-01-01') AS either_true,
       count(*) FILTER (WHERE (newsletter AND birth_date < DATE '1980-01-01') IS NOT NULL) AS and_known
FROM customers
GROUP BY customers.newsletter
ORDER BY 1

--: accepted   all reviewers agree, by min and max of a boolean as integer
SELECT product_id, count(*) AS n,
       min((rating >= 4)::int)::boolean AS all_good,
       max((rating >= 4)::int)::boolean AS some_good,
       bool_and(rating >= 4) AS all_good2,
       bool_or(body IS NULL) AND bool_or(body = '') AS both_kinds_of_silence,
       count(DISTINCT rating >= 4) = 2 AS divided
FROM reviews
GROUP BY product_id
HAVING count(*) >= 4
ORDER BY divided DESC, all_good DESC, product_id

--: accepted   between and its negation with null bounds
SELECT p.product_id,
       DATE '2024-06-01' BETWEEN launched_on AND discontinued_on AS open_range,
       DATE '2024-06-01' NOT BETWEEN launched_on AND discontinued_on AS outside,
       DATE '2024-06-01' BETWEEN launched_on AND COALESCE(discontinued_on, DATE '9999-12-31') AS on_sale,
       (launched_on, discontinued_on) OVERLAPS (DATE '2024-01-01', DATE '2024-12-31') AS overlap_2024,
       price BETWEEN SYMMETRIC 50 AND 10 AS mid_price
FROM products p
WHERE p.product_id BETWEEN 1 AND 60
ORDER BY p.product_id

--: accepted   boolean window counts with filter and share
SELECT DISTINCT country,
       count(*) FILTER (WHERE newsletter) OVER w AS yes,
       count(*) FILTER (WHERE NOT newsletter) OVER w AS no,
       count(*) FILTER (WHERE newsletter IS NULL) OVER w AS unknown,
       bool_or(newsletter AND referred_by IS NOT NULL) OVER w AS referred_reader,
       round(avg(newsletter::int) OVER w, 3) = round(avg(newsletter::int) OVER (), 3) AS is_average
FROM customers
WINDOW w AS (PARTITION BY country)
ORDER BY country

--: accepted   set operations on boolean rows with nulls
(SELECT newsletter, referred_by IS NULL AS alone FROM customers WHERE country = 'DE'
 INTERSECT
 SELECT newsletter, birth_date IS NULL FROM customers WHERE country = 'FR')
UNION ALL
(SELECT newsletter, referred_by IS NULL FROM customers
 EXCEPT
 SELECT newsletter, true FROM customers WHERE newsletter IS NOT TRUE)
ORDER BY newsletter NULLS FIRST, alone

--: accepted   group by a boolean alias and order by its negation
SELECT rating > 3 AS liked,
       helpful_votes > 2 AS noticed,
       count(*) AS n,
       count(*) > 50 AS many,
       (rating > 3) = (helpful_votes > 2) AS parallel
FROM reviews
GROUP BY liked, noticed
HAVING NOT (rating > 3 AND count(*) < 10)
ORDER BY (rating > 3) <> (helpful_votes > 2), noticed DESC, liked

--: accepted   row comparison of boolean tuples
SELECT customer_id,
       (newsletter, phone IS NULL) = (true, false) AS model,
       (newsletter, phone IS NULL) < (true, true) AS below_top,
       (newsletter IS TRUE, phone IS NULL) IN ((true, true), (false, false)) AS balanced,
       (newsletter, referred_by IS NULL) IN (SELECT is_default, kind = 'billing' FROM addresses a WHERE a.customer_id = c.customer_id) AS odd_match
FROM customers c
WHERE customer_id BETWEEN 100 AND 140
ORDER BY (newsletter IS TRUE, phone IS NULL), customer_id

--: accepted   like and similar results compared as values
SELECT coupon_code,
       coupon_code LIKE 'WELCOME%' AS starts,
       (coupon_code ILIKE '%welcome%') = (coupon_code LIKE '%WELCOME%') AS case_free,
       coupon_code ~ '[a-z]' AS has_lower,
       (coupon_code ~* 'spring') <> (coupon_code LIKE 'SPRING__') AS messy_spring,
       coupon_code = trim(coupon_code) AS clean,
       NOT coupon_code LIKE '% %' IS TRUE AS no_blank,
       count(*) AS n
FROM orders
GROUP BY coupon_code
ORDER BY n DESC, min(order_id)

--: accepted   boolean as a multiplier in conditional sums with nulls
SELECT o.status,
       sum(l.quantity * (l.discount > 0)::int) AS discounted_pieces,
       sum(l.quantity * l.unit_price * (o.coupon_code <> '')::int) AS coupon_money,
       sum(l.quantity * l.unit_price) FILTER (WHERE o.coupon_code <> '') AS coupon_money2,
       sum(l.quantity * l.unit_price * (o.coupon_code <> '')::int) = sum(l.quantity * l.unit_price) FILTER (WHERE o.coupon_code <> '') AS equal,
       count((o.coupon_code <> '')::int) AS known,
       (-1) ^ count(*) = 1 AS even_count
FROM orders o
LEFT JOIN order_lines l USING (order_id)
GROUP BY o.status
ORDER BY o.status

--: accepted   recursive chain carrying a boolean
WITH RECURSIVE chain AS (
    SELECT customer_id, customer_id AS root, newsletter AS all_read, newsletter IS NOT FALSE AS none_refused, 1 AS depth
    FROM customers
    WHERE referred_by IS NULL
    UNION ALL
    SELECT c.customer_id, h.root, h.all_read AND c.newsletter, h.none_refused AND c.newsletter IS NOT FALSE, h.depth + 1
    FROM chain h
    JOIN customers c ON c.referred_by = h.customer_id
)
SELECT depth, count(*) AS n,
       count(*) FILTER (WHERE all_read) AS all_true,
       count(*) FILTER (WHERE NOT all_read) AS some_false,
       count(*) FILTER (WHERE all_read IS NULL) AS undecided,
       sum(none_refused::int) AS none_refused
FROM chain
GROUP BY depth
ORDER BY depth

--: accepted   exists as a column, negated and averaged by year
SELECT y, count(*) AS n,
       avg(reviewed::int)::numeric(6,4) AS reviewed_rate,
       bool_and(reviewed OR NOT returned) AS silent_never_returned,
       count(*) FILTER (WHERE reviewed AND returned) AS both,
       count(*) FILTER (WHERE reviewed <> returned) AS exactly_one,
       count(DISTINCT (reviewed, returned)) AS patterns
FROM (SELECT extract(year FROM o.placed_at)::int AS y,
             EXISTS (SELECT 1 FROM reviews r JOIN order_lines l ON l.product_id = r.product_id AND l.order_id = o.order_id
                     WHERE r.customer_id = o.customer_id) AS reviewed,
             EXISTS (SELECT 1 FROM returns t WHERE t.order_id = o.order_id) AS returned
      FROM orders o) AS e
GROUP BY y
ORDER BY y

--: accepted   majority vote with ties by comparing filtered counts
SELECT product_id,
       count(*) FILTER (WHERE rating > 3) - count(*) FILTER (WHERE rating < 3) AS balance,
       CASE sign(count(*) FILTER (WHERE rating > 3) - count(*) FILTER (WHERE rating < 3))
            WHEN 1 THEN true WHEN -1 THEN false END AS verdict,
       NULLIF(count(*) FILTER (WHERE rating > 3) > count(*) FILTER (WHERE rating < 3),
              count(*) FILTER (WHERE rating > 3) = count(*) FILTER (WHERE rating < 3)) AS odd_verdict,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY rating > 3) AS median_liked
FROM reviews
GROUP BY product_id
ORDER BY verdict NULLS FIRST, balance DESC, product_id

--: accepted   json-like text of booleans by concat and format
SELECT a.customer_id,
       string_agg(a.kind || '=' || a.is_default::text, ',' ORDER BY a.address_id) AS list,
       concat(bool_or(a.is_default), '|', bool_and(a.is_default), '|', bool_or(a.postcode = '')) AS joined,
       format('%s/%s', bool_or(a.is_default), count(*) FILTER (WHERE a.is_default) > 1) AS formatted,
       length(bool_and(a.is_default)::text) AS letters,
       count(DISTINCT a.kind) = count(*) AS kinds_distinct
FROM addresses a
GROUP BY a.customer_id
HAVING count(*) > 2
ORDER BY a.customer_id

--: accepted   first true per group by distinct on and by filter
SELECT f.customer_id, f.order_id, f.dear, g.first_dear, g.first_dear = f.order_id AS agree
FROM (SELECT DISTINCT ON (customer_id) customer_id, order_id, shipping_fee > 5 AS dear
      FROM orders
      ORDER BY customer_id, shipping_fee > 5 DESC, order_id) AS f
JOIN (SELECT customer_id, min(order_id) FILTER (WHERE shipping_fee > 5) AS first_dear
      FROM orders
      GROUP BY customer_id) AS g USING (customer_id)
WHERE customer_id < 60
ORDER BY agree DESC NULLS FIRST, customer_id

--: accepted   boolean subquery results compared with each other
SELECT c.category_id,
       (SELECT bool_and(pc.is_main) FROM product_categories pc WHERE pc.category_id = c.category_id) AS all_main,
       (SELECT bool_or(pc.is_main) FROM product_categories pc WHERE pc.category_id = c.category_id)
         = EXISTS (SELECT 1 FROM categories k WHERE k.parent_id = c.category_id) AS main_iff_parent,
       (SELECT count(*) > 2 FROM product_categories pc WHERE pc.category_id = c.category_id) AND c.parent_id > 10 AS big_and_deep,
       NOT COALESCE((SELECT min(pc.is_main::int) FROM product_categories pc WHERE pc.category_id = c.category_id)::boolean, true) AS some_not_main
FROM categories c
ORDER BY all_main NULLS LAST, main_iff_parent DESC, c.category_id
