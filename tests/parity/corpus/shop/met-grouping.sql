--: accepted   rollup over an expression and an alias with labelled totals
SELECT COALESCE(extract(year FROM placed_at)::int::text, 'all years') AS yr,
       COALESCE(status, 'all') AS st,
       count(*) AS n,
       sum(shipping_fee) AS fees,
       count(DISTINCT customer_id) AS buyers
FROM orders
GROUP BY ROLLUP (extract(year FROM placed_at)::int, status)
ORDER BY grouping(extract(year FROM placed_at)::int), 1, grouping(status), 2

--: accepted   cube with grouping bits and a having on them
SELECT c.country, o.status, p.method,
       grouping(c.country, o.status, p.method) AS bits,
       count(*) AS n, max(p.amount) AS top
FROM customers c
JOIN orders o USING (customer_id)
LEFT JOIN payments p USING (order_id)
WHERE c.country IN ('IE', 'PT', 'NO')
GROUP BY CUBE (c.country, o.status, p.method)
HAVING grouping(c.country, o.status, p.method) IN (0, 3, 5, 6, 7) AND count(*) > 1
ORDER BY bits, c.country NULLS LAST, o.status NULLS LAST, p.method NULLS LAST

--: accepted   grouping sets with the empty set over an empty input
SELECT status, count(*) AS n, sum(shipping_fee) AS s, array_agg(order_id) AS ids, grouping(status) AS g
FROM orders
WHERE order_id < 0
GROUP BY GROUPING SETS ((status), (), ())
ORDER BY g, status

--: accepted   having without group by in three branches
SELECT 'a' AS branch, count(*) AS n, avg(rating) AS a FROM reviews HAVING count(*) > 400
UNION ALL
SELECT 'b', count(*), avg(rating) FROM reviews WHERE rating > 5 HAVING count(*) = 0
UNION ALL
SELECT 'c', count(*), avg(rating) FROM reviews WHERE rating > 5 HAVING avg(rating) IS NOT NULL
UNION ALL
SELECT 'd', 1, 2.5 FROM reviews HAVING true
UNION ALL
SELECT 'e', 0, NULL FROM reviews HAVING min(rating) > max(rating) OR NULL
ORDER BY branch

--: accepted   functional dependency on two primary keys
SELECT c.customer_id, c.full_name, c.country || '-' || to_char(c.signed_up_on, 'YYYY') AS code,
       o.order_id, o.status, o.shipping_fee + COALESCE(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) AS due,
       count(l.line_no) AS lines
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
LEFT JOIN order_lines l ON l.order_id = o.order_id
GROUP BY o.order_id, c.customer_id
HAVING count(l.line_no) = 0 OR count(l.line_no) > 5
ORDER BY lines DESC, o.order_id

--: accepted   distinct over aggregated rows
SELECT DISTINCT count(*) AS n, min(rating) AS lo, max(rating) AS hi, avg(rating)::numeric(3,1) AS mean
FROM reviews
GROUP BY product_id
HAVING count(*) > 2
ORDER BY n DESC, lo, hi DESC, mean

--: accepted   count of distinct expressions with filters
SELECT c.country,
       count(DISTINCT lower(trim(o.coupon_code))) AS codes,
       count(DISTINCT upper(trim(o.coupon_code))) FILTER (WHERE o.coupon_code <> '') AS real_codes,
       count(DISTINCT o.placed_at::date) FILTER (WHERE o.status <> 'cancelled') AS days,
       count(DISTINCT CASE WHEN o.status = 'cancelled' THEN o.customer_id END) AS cancellers,
       sum(DISTINCT o.shipping_fee) AS fee_kinds_total,
       round(avg(DISTINCT o.shipping_fee) FILTER (WHERE o.shipping_fee > 0), 4) AS mean_kind
FROM customers c
LEFT JOIN orders o USING (customer_id)
GROUP BY c.country
ORDER BY c.country

--: accepted   every aggregate over no rows
SELECT count(*) AS c, count(price) AS cp, sum(price) AS s, avg(price) AS a, min(price) AS mi, max(name) AS ma,
       bool_and(price > 0) AS ba, bool_or(price > 0) AS bo,
       string_agg(name, ',') AS sa, array_agg(price) AS aa,
       COALESCE(array_length(array_agg(price), 1), 0) AS len,
       stddev(price) AS sd, var_pop(price) AS vp,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS med,
       COALESCE(sum(price), 0) + count(*) AS mixed
FROM products
WHERE price < 0

--: accepted   string_agg that skips nulls but keeps empty strings
SELECT o.customer_id,
       string_agg(o.coupon_code, '|' ORDER BY o.order_id) AS codes,
       string_agg(COALESCE(o.coupon_code, '~'), '|' ORDER BY o.order_id DESC) AS codes_desc,
       string_agg(NULLIF(trim(o.coupon_code), ''), ', ' ORDER BY o.placed_at, o.order_id) AS real_codes,
       string_agg(o.order_id::text, NULL ORDER BY o.order_id) AS no_separator,
       count(o.coupon_code) AS shown, count(*) AS n
FROM orders o
WHERE o.customer_id BETWEEN 1 AND 25
GROUP BY o.customer_id
ORDER BY o.customer_id

--: accepted   array_agg with nulls and orders on other columns
SELECT p.product_id % 10 AS bucket,
       array_agg(p.weight_kg ORDER BY p.weight_kg, p.product_id) AS asc_order,
       array_agg(p.weight_kg ORDER BY p.weight_kg DESC, p.product_id) AS desc_order,
       array_agg(p.product_id ORDER BY p.weight_kg DESC NULLS LAST, p.product_id) AS ids,
       (array_agg(p.product_id ORDER BY p.price DESC, p.product_id))[1:3] AS top3,
       array_remove(array_agg(p.weight_kg ORDER BY p.product_id), NULL) AS known
FROM products p
WHERE p.product_id > 70
GROUP BY p.product_id % 10
ORDER BY bucket

--: accepted   average number of lines per order per customer per country
SELECT country, round(avg(per_customer), 4) AS mean_of_means, max(per_customer) AS best, count(*) AS customers,
       sum(orders) AS orders
FROM (SELECT c.country, c.customer_id, avg(t.n) AS per_customer, count(t.order_id) AS orders
      FROM customers c
      LEFT JOIN (SELECT o.order_id, o.customer_id, count(l.line_no) AS n
                 FROM orders o LEFT JOIN order_lines l USING (order_id)
                 GROUP BY o.order_id) AS t USING (customer_id)
      GROUP BY c.customer_id) AS u
GROUP BY country
ORDER BY mean_of_means DESC NULLS LAST, country

--: accepted   alias that hides a column in group by and in order by
SELECT status, upper(status) AS method, count(*) AS n, -count(*) AS amount
FROM payments
GROUP BY status, method
ORDER BY amount, method, status

--: accepted   repeated grouping sets and group by distinct
SELECT country, kind, count(*) AS n, grouping(country, kind) AS g
FROM addresses
WHERE country IN ('IE', 'ES', 'IS')
GROUP BY DISTINCT ROLLUP (country, kind), CUBE (country)
ORDER BY g, country NULLS FIRST, kind NULLS FIRST

--: accepted   product of two grouping set lists without distinct
SELECT grouping(status) * 2 + grouping(method) AS g, status, method, count(*) AS n, min(payment_id) AS first_id
FROM payments
WHERE status IN ('pending', 'refunded')
GROUP BY GROUPING SETS ((status), ()), GROUPING SETS ((method), ())
ORDER BY 1, 2, 3

--: accepted   case groups with a null group kept apart from other
SELECT CASE WHEN weight_kg < 0.5 THEN 'a light' WHEN weight_kg < 5 THEN 'b middle' WHEN weight_kg >= 5 THEN 'c heavy' END AS class,
       count(*) AS n, count(weight_kg) AS weighed,
       round(sum(weight_kg) / count(*), 3) AS mean_all,
       round(avg(weight_kg), 3) AS mean_known,
       round(stddev_samp(price), 2) AS spread
FROM products
GROUP BY 1
ORDER BY 1 NULLS FIRST

--: accepted   group by nothing and by a constant expression
SELECT 'sets' AS how, count(*) AS n FROM orders WHERE order_id < 0 GROUP BY ()
UNION ALL
SELECT 'constant', count(*) FROM orders WHERE order_id < 0 GROUP BY 1 = 1
UNION ALL
SELECT 'plain', count(*) FROM orders WHERE order_id < 0
UNION ALL
SELECT 'key', count(*) FROM orders WHERE order_id < 1003 GROUP BY order_id % 1
ORDER BY how, n

--: accepted   share of parent level through windows over rollup
SELECT country, status, n,
       round(100.0 * n / sum(n) FILTER (WHERE lvl = 0) OVER (PARTITION BY country), 2) AS pct_of_country,
       round(n::numeric / max(n) OVER (), 5) AS of_all,
       rank() OVER (PARTITION BY lvl ORDER BY n DESC) AS rk
FROM (SELECT c.country, o.status, count(*) AS n, grouping(c.country, o.status) AS lvl
      FROM customers c JOIN orders o USING (customer_id)
      WHERE c.country IN ('DE', 'FR', 'GB')
      GROUP BY ROLLUP (c.country, o.status)) AS t
ORDER BY lvl, country, status

--: accepted   window function directly over grouping sets
SELECT method, status, count(*) AS n,
       grouping(method, status) AS g,
       sum(count(*)) OVER (PARTITION BY grouping(method, status)) AS per_level,
       row_number() OVER (PARTITION BY grouping(method, status) ORDER BY count(*) DESC, method, status) AS rn
FROM payments
GROUP BY CUBE (method, status)
ORDER BY g, rn

--: accepted   tags unnested, grouped and joined to untagged products
SELECT COALESCE(t.tag, CASE WHEN p.tags IS NULL THEN '(null)' ELSE '(empty)' END) AS tag,
       count(*) AS n, count(t.tag) AS tagged,
       array_agg(p.product_id ORDER BY p.product_id) FILTER (WHERE p.price > 50) AS dear
FROM products p
LEFT JOIN LATERAL unnest(p.tags) AS t (tag) ON true
GROUP BY 1
HAVING count(*) > 2
ORDER BY n DESC, min(p.product_id), max(p.product_id), tag

--: accepted   greatest pair by max over arrays
SELECT customer_id,
       max(ARRAY[helpful_votes, rating, review_id]) AS best,
       (max(ARRAY[helpful_votes, rating, review_id]))[3] AS best_review,
       min(ARRAY[rating, -helpful_votes]) AS worst,
       max(helpful_votes) = (max(ARRAY[helpful_votes, rating, review_id]))[1] AS same
FROM reviews
GROUP BY customer_id
HAVING count(*) > 2
ORDER BY customer_id

--: accepted   bit aggregates beside ordinary ones
SELECT o.status,
       bit_and(l.quantity) AS ba, bit_or(l.quantity) AS bo, bit_xor(l.product_id) AS bx,
       bit_or(1 << (l.line_no - 1)) AS line_mask,
       sum(DISTINCT 1 << (l.line_no - 1)) AS mask_again,
       bit_and(l.quantity) FILTER (WHERE l.quantity > 1000) AS none
FROM orders o
JOIN order_lines l USING (order_id)
GROUP BY o.status
ORDER BY o.status

--: accepted   regression aggregates rounded
SELECT rating > 3 AS good,
       regr_count(helpful_votes, length(body)) AS pairs,
       round(corr(helpful_votes, length(body))::numeric, 6) AS r,
       round(regr_slope(helpful_votes, length(body))::numeric, 6) AS slope,
       round(regr_avgx(helpful_votes, length(body))::numeric, 4) AS avg_len,
       round(covar_pop(rating, helpful_votes)::numeric, 6) AS cov
FROM reviews
GROUP BY rating > 3
ORDER BY 1

--: accepted   spread of groups with a single row
SELECT c.country, count(*) AS n,
       stddev_samp(o.shipping_fee) AS samp, stddev_pop(o.shipping_fee) AS pop, var_samp(o.shipping_fee) IS NULL AS lone,
       round(COALESCE(stddev(o.shipping_fee), -1), 3) AS or_minus,
       max(o.placed_at) - min(o.placed_at) AS span
FROM customers c
JOIN orders o USING (customer_id)
WHERE o.order_id % 10 = 3 OR c.country = 'NO'
GROUP BY c.country
HAVING count(*) < 8
ORDER BY n, c.country

--: accepted   hypothetical ranks within groups
SELECT product_id,
       rank(4) WITHIN GROUP (ORDER BY rating DESC) AS rank_of_4,
       dense_rank(4) WITHIN GROUP (ORDER BY rating DESC) AS dense,
       percent_rank(4) WITHIN GROUP (ORDER BY rating DESC) AS pr,
       cume_dist(4) WITHIN GROUP (ORDER BY rating DESC) AS cd,
       count(*) AS n
FROM reviews
GROUP BY product_id
HAVING count(*) IN (3, 4, 8)
ORDER BY product_id

--: accepted   several percentiles at once under a rollup
SELECT status, method,
       percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY amount) AS quartiles,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY amount) AS p90,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY attempted_at) AS median_time,
       count(*) AS n
FROM payments
GROUP BY ROLLUP (status, method)
HAVING count(*) > 30
ORDER BY grouping(status), status, grouping(method), method

--: accepted   weekday and hour buckets by ordinals
SELECT extract(isodow FROM placed_at)::int AS dow,
       CASE WHEN placed_at::time < TIME '06:00' THEN 'night' WHEN placed_at::time < TIME '12:00' THEN 'morning'
            WHEN placed_at::time < TIME '18:00' THEN 'noon' ELSE 'evening' END AS part,
       count(*) AS n,
       count(*) FILTER (WHERE extract(day FROM placed_at) > 15) AS second_half,
       round(avg(extract(hour FROM placed_at)), 3) AS mean_hour
FROM orders
GROUP BY 1, 2
HAVING count(*) <> 0
ORDER BY 1, min(placed_at::time)

--: accepted   expressions built upon grouped expressions
SELECT (order_id % 10) * 2 AS double_digit,
       order_id % 10 + count(*) AS digit_plus_count,
       (order_id % 10)::text || '/' || count(*)::text AS label,
       CASE WHEN order_id % 10 > 4 THEN max(shipping_fee) ELSE min(NULLIF(shipping_fee, 0)) END AS picked,
       sum(shipping_fee) - 10 * (order_id % 10) AS balance
FROM orders
GROUP BY order_id % 10
HAVING order_id % 10 <> 7 AND sum(shipping_fee) > (order_id % 10) * 20
ORDER BY (order_id % 10) % 3, order_id % 10

--: accepted   comparing filtered aggregates in having
SELECT l.product_id,
       sum(l.quantity) FILTER (WHERE l.discount = 0) AS full_price,
       sum(l.quantity) FILTER (WHERE l.discount > 0) AS reduced,
       sum(l.quantity) FILTER (WHERE l.discount > 0) * 100 / NULLIF(sum(l.quantity), 0) AS pct
FROM order_lines l
GROUP BY l.product_id
HAVING sum(l.quantity) FILTER (WHERE l.discount > 0) > 0.5 * COALESCE(sum(l.quantity) FILTER (WHERE l.discount = 0), 0)
    OR sum(l.quantity) FILTER (WHERE l.discount = 0) IS NULL
ORDER BY pct DESC, l.product_id

--: accepted   count of distinct rows where a component is null
SELECT country,
       count(DISTINCT (newsletter, referred_by)) AS pairs,
       count(DISTINCT (newsletter, birth_date IS NULL)) AS flag_pairs,
       count((newsletter, referred_by)) AS rows_counted,
       count(DISTINCT newsletter) * count(DISTINCT birth_date IS NULL) AS possible
FROM customers
GROUP BY country
ORDER BY pairs DESC, country

--: accepted   array of arrays and its pieces
SELECT order_id,
       array_agg(ARRAY[line_no, product_id, quantity] ORDER BY line_no) AS matrix,
       array_ndims(array_agg(ARRAY[line_no, product_id, quantity] ORDER BY line_no)) AS dims,
       (array_agg(ARRAY[product_id, quantity] ORDER BY line_no))[2][1] AS second_product,
       cardinality(array_agg(ARRAY[product_id, quantity])) AS cells,
       array_to_string(array_agg(quantity ORDER BY line_no), '+') || '=' || sum(quantity) AS equation
FROM order_lines
WHERE order_id BETWEEN 1001 AND 1020
GROUP BY order_id
ORDER BY order_id

--: accepted   empty string and null as separate groups, merged by nullif
SELECT NULLIF(lower(trim(reason)), '') AS reason,
       count(*) AS n,
       count(*) FILTER (WHERE reason IS NULL) AS no_field,
       count(*) FILTER (WHERE reason = '') AS left_blank,
       count(DISTINCT reason) AS spellings,
       max(received_on - requested_on) AS slowest,
       bool_or(received_on IS NULL) AS some_missing
FROM returns
GROUP BY NULLIF(lower(trim(reason)), '')
ORDER BY n DESC, min(return_id)

--: accepted   totals row by union against rollup, differences only
(SELECT method, sum(amount) AS total, count(*) AS n FROM payments GROUP BY ROLLUP (method)
 EXCEPT ALL
 (SELECT method, sum(amount), count(*) FROM payments GROUP BY method
  UNION ALL
  SELECT NULL, sum(amount), count(*) FROM payments))
UNION ALL
SELECT 'levels', sum(total), count(*)
FROM (SELECT sum(amount) AS total FROM payments GROUP BY CUBE (method, status)) AS x
ORDER BY 1

--: accepted   aggregate of ordered text built from numbers
SELECT o.customer_id,
       string_agg(o.shipping_fee::text, ' ' ORDER BY o.shipping_fee DESC, o.order_id) AS fees,
       string_agg(DISTINCT round(o.shipping_fee)::text, ' ' ORDER BY round(o.shipping_fee)::text) AS fee_texts,
       string_agg(to_char(o.placed_at, 'MM/YY'), ',' ORDER BY o.placed_at DESC, o.order_id DESC) FILTER (WHERE o.status = 'delivered') AS months,
       split_part(string_agg(o.order_id::text, ',' ORDER BY o.placed_at DESC, o.order_id DESC), ',', 1)::int AS latest
FROM orders o
GROUP BY o.customer_id
HAVING count(*) BETWEEN 7 AND 9
ORDER BY o.customer_id

--: accepted   mixed level keys in one column through grouping sets
SELECT CASE grouping(o.status, p.method, p.status)
            WHEN 3 THEN 'order ' || o.status WHEN 5 THEN 'by ' || COALESCE(p.method, 'nothing') WHEN 6 THEN 'pay ' || COALESCE(p.status, 'none')
            ELSE 'total' END AS what,
       count(*) AS joined_rows, count(DISTINCT o.order_id) AS orders, sum(p.amount) AS money
FROM orders o
LEFT JOIN payments p USING (order_id)
GROUP BY GROUPING SETS (o.status, p.method, p.status, ())
ORDER BY grouping(o.status, p.method, p.status), orders DESC, money DESC NULLS LAST, what

--: accepted   grouping by month of a left joined calendar
SELECT to_char(m.month, 'YYYY-MM') AS month,
       count(r.review_id) AS reviews,
       round(avg(r.rating), 3) AS stars,
       COALESCE(sum(r.helpful_votes), 0) AS votes,
       array_agg(r.review_id ORDER BY r.review_id) FILTER (WHERE r.rating = 1) AS angry,
       count(DISTINCT r.customer_id) FILTER (WHERE r.body <> '') AS writers
FROM generate_series(TIMESTAMP '2023-06-01', TIMESTAMP '2024-06-01', INTERVAL '1 month') AS m (month)
LEFT JOIN reviews r ON r.reviewed_at >= m.month AND r.reviewed_at < m.month + INTERVAL '1 month'
GROUP BY m.month
ORDER BY m.month DESC

--: accepted   second aggregate pass with having on a windowless maximum
SELECT n_orders, count(*) AS customers, sum(count(*)) OVER (ORDER BY n_orders DESC) AS at_least,
       round(100.0 * count(*) / sum(count(*)) OVER (), 2) AS pct,
       min(country) AS first_country, count(DISTINCT country) AS countries
FROM (SELECT c.customer_id, c.country, count(o.order_id) AS n_orders
      FROM customers c
      LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
      GROUP BY c.customer_id) AS t
GROUP BY n_orders
HAVING count(*) > 1 OR n_orders = (SELECT max(k) FROM (SELECT count(*) AS k FROM orders WHERE status <> 'cancelled' GROUP BY customer_id) AS x)
ORDER BY n_orders
