--: accepted   rows, range and groups frames side by side over ties
SELECT product_id, price,
       count(*) OVER (ORDER BY price, product_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS rows_n,
       sum(price) OVER (ORDER BY price, product_id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS rows_s,
       count(*) OVER (ORDER BY price RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING) AS range_n,
       sum(price) OVER (ORDER BY price GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS groups_s,
       count(*) OVER (ORDER BY price) AS default_n
FROM products
WHERE price BETWEEN 10 AND 60
ORDER BY price, product_id

--: accepted   exclude options with a tie-heavy order
SELECT review_id, rating, helpful_votes,
       sum(helpful_votes) OVER (PARTITION BY product_id ORDER BY rating RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS no_self,
       sum(helpful_votes) OVER (PARTITION BY product_id ORDER BY rating RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES) AS no_ties,
       sum(helpful_votes) OVER (PARTITION BY product_id ORDER BY rating RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS no_group,
       round(avg(rating) OVER (PARTITION BY product_id ORDER BY review_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW), 3) AS others
FROM reviews
WHERE product_id <= 15
ORDER BY product_id, rating, review_id

--: accepted   range with an interval of a month over timestamps
SELECT customer_id, order_id, placed_at,
       count(*) OVER (PARTITION BY customer_id ORDER BY placed_at RANGE BETWEEN INTERVAL '1 month' PRECEDING AND CURRENT ROW) AS last_month,
       count(*) OVER (PARTITION BY customer_id ORDER BY placed_at RANGE BETWEEN INTERVAL '30 days' PRECEDING AND INTERVAL '1 second' PRECEDING) AS before_30d,
       sum(shipping_fee) OVER (PARTITION BY customer_id ORDER BY placed_at DESC RANGE BETWEEN CURRENT ROW AND INTERVAL '90 days' FOLLOWING) AS fees_back
FROM orders
WHERE customer_id IN (8, 12, 25)
ORDER BY customer_id, placed_at, order_id

--: accepted   range over dates with gaps, average of seven days
WITH d AS (
    SELECT placed_at::date AS day, count(*) AS n, sum(shipping_fee) AS fees
    FROM orders
    GROUP BY 1
)
SELECT day, n,
       sum(n) OVER (ORDER BY day RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW) AS week_by_range,
       sum(n) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS week_by_rows,
       round(avg(n) OVER (ORDER BY day RANGE BETWEEN '3 days' PRECEDING AND '3 days' FOLLOWING), 4) AS centred,
       max(fees) OVER (ORDER BY day RANGE BETWEEN INTERVAL '10 days' PRECEDING AND INTERVAL '1 day' PRECEDING) AS past_peak
FROM d
WHERE day BETWEEN DATE '2024-05-25' AND DATE '2024-07-05'
ORDER BY day

--: accepted   named windows that refine each other
SELECT order_id, line_no, quantity,
       row_number() OVER by_line AS rn,
       sum(quantity) OVER by_line AS running,
       sum(quantity) OVER (by_line ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS near,
       sum(quantity) OVER per_order AS total,
       sum(quantity) OVER (per_order ORDER BY quantity DESC, line_no) AS from_top,
       last_value(quantity) OVER (by_line ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS last_q
FROM order_lines
WHERE order_id BETWEEN 1236 AND 1262
WINDOW per_order AS (PARTITION BY order_id), by_line AS (per_order ORDER BY line_no)
ORDER BY order_id, line_no

--: accepted   first, last and nth value with the default frame trap
SELECT product_id, review_id, rating,
       first_value(rating) OVER w AS first_r,
       last_value(rating) OVER w AS last_default,
       last_value(rating) OVER (PARTITION BY product_id ORDER BY review_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_full,
       nth_value(rating, 2) OVER w AS second_so_far,
       nth_value(rating, 2) OVER (PARTITION BY product_id ORDER BY review_id RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS second_full,
       nth_value(rating, 1) OVER (PARTITION BY product_id ORDER BY review_id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS two_ago
FROM reviews
WHERE product_id BETWEEN 1 AND 10
WINDOW w AS (PARTITION BY product_id ORDER BY review_id)
ORDER BY product_id, review_id

--: accepted   ntile, percent_rank and cume_dist over aggregated spenders
SELECT customer_id, spent,
       ntile(4) OVER (ORDER BY spent DESC NULLS LAST, customer_id) AS quartile,
       percent_rank() OVER (ORDER BY spent DESC NULLS LAST) AS pr,
       round(cume_dist() OVER (ORDER BY spent)::numeric, 6) AS cd,
       rank() OVER (ORDER BY spent) AS rk
FROM (SELECT c.customer_id, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
      FROM customers c
      LEFT JOIN orders o USING (customer_id)
      LEFT JOIN order_lines l USING (order_id)
      WHERE c.country IN ('IE', 'PT', 'IS')
      GROUP BY c.customer_id) AS t
ORDER BY quartile, spent DESC NULLS LAST, customer_id

--: accepted   window over aggregates with share and difference to the next group
SELECT c.country, count(*) AS n, sum(o.shipping_fee) AS fees,
       round(count(*) * 100.0 / sum(count(*)) OVER (), 2) AS pct,
       sum(count(*)) OVER (ORDER BY count(*) DESC, c.country) AS running,
       count(*) - lead(count(*)) OVER (ORDER BY count(*) DESC, c.country) AS ahead,
       avg(sum(o.shipping_fee)) OVER (ORDER BY count(*) DESC ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) IS NOT NULL AS has_neighbours,
       first_value(c.country) OVER (ORDER BY sum(o.shipping_fee) DESC, c.country) AS leader
FROM orders o
JOIN customers c USING (customer_id)
GROUP BY c.country
ORDER BY n DESC, c.country

--: accepted   running distinct by counting first appearances
SELECT order_id, customer_id, placed_at,
       sum(is_first) OVER (ORDER BY placed_at, order_id) AS customers_so_far,
       row_number() OVER (ORDER BY placed_at, order_id) AS orders_so_far,
       sum(is_first) OVER (ORDER BY placed_at, order_id) = max(dr) OVER (ORDER BY placed_at, order_id) AS by_dense
FROM (SELECT o.*,
             (row_number() OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) = 1)::int AS is_first,
             dense_rank() OVER (ORDER BY customer_id) AS dr
      FROM orders o
      WHERE o.placed_at < TIMESTAMP '2023-08-01') AS t
ORDER BY placed_at, order_id

--: accepted   distinct count per partition by two dense ranks
SELECT DISTINCT customer_id,
       dense_rank() OVER (PARTITION BY customer_id ORDER BY status)
         + dense_rank() OVER (PARTITION BY customer_id ORDER BY status DESC) - 1 AS statuses,
       count(*) OVER (PARTITION BY customer_id) AS n,
       max(rk) OVER (PARTITION BY customer_id) AS by_max
FROM (SELECT customer_id, status, dense_rank() OVER (PARTITION BY customer_id ORDER BY status) AS rk FROM orders) AS o
WHERE customer_id % 7 = 0
ORDER BY statuses DESC, customer_id

--: accepted   gaps and islands of consecutive order days
WITH days AS (
    SELECT DISTINCT customer_id, placed_at::date AS day FROM orders
), grp AS (
    SELECT customer_id, day, day - row_number() OVER (PARTITION BY customer_id ORDER BY day)::int AS anchor
    FROM days
)
SELECT customer_id, min(day) AS first_day, max(day) AS last_day, count(*) AS len,
       rank() OVER (ORDER BY count(*) DESC) AS rk,
       count(*) OVER (PARTITION BY customer_id) AS islands_kept
FROM grp
GROUP BY customer_id, anchor
HAVING count(*) > 1
ORDER BY len DESC, customer_id, first_day

--: accepted   sessions with a gap of ten days by cumulative flags
SELECT customer_id, session, count(*) AS n, min(placed_at) AS opened, max(placed_at) - min(placed_at) AS length,
       lead(min(placed_at)) OVER (PARTITION BY customer_id ORDER BY session) - max(placed_at) AS pause
FROM (SELECT customer_id, order_id, placed_at,
             sum(CASE WHEN placed_at - prev <= INTERVAL '10 days' THEN 0 ELSE 1 END) OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) AS session
      FROM (SELECT customer_id, order_id, placed_at, lag(placed_at) OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) AS prev
            FROM orders) AS a) AS b
WHERE customer_id <= 12
GROUP BY customer_id, session
ORDER BY customer_id, session

--: accepted   filter inside window aggregates, frame limited
SELECT payment_id, order_id, status, amount,
       count(*) FILTER (WHERE status = 'failed') OVER w AS failed_before,
       sum(amount) FILTER (WHERE status = 'paid') OVER w AS paid_before,
       COALESCE(sum(amount) FILTER (WHERE status = 'paid') OVER (PARTITION BY order_id), 0) AS paid_total,
       array_agg(method) FILTER (WHERE status <> 'paid') OVER w AS other_methods,
       min(attempted_at) FILTER (WHERE paid_at IS NOT NULL) OVER (PARTITION BY order_id) = attempted_at AS is_first_paid
FROM payments
WHERE order_id BETWEEN 1040 AND 1085
WINDOW w AS (PARTITION BY order_id ORDER BY payment_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
ORDER BY payment_id

--: accepted   top two per group with ties, filtered outside
SELECT brand_known, product_id, price, rk, dr
FROM (SELECT brand IS NOT NULL AS brand_known, product_id, price,
             rank() OVER (PARTITION BY brand IS NOT NULL ORDER BY price DESC) AS rk,
             dense_rank() OVER (PARTITION BY brand IS NOT NULL ORDER BY price DESC) AS dr,
             count(*) OVER (PARTITION BY brand IS NOT NULL, price) AS same_price
      FROM products) AS t
WHERE dr <= 3 AND (same_price > 1 OR rk < 5)
ORDER BY brand_known DESC, price DESC, product_id

--: accepted   lag and lead with offsets from a column and defaults
SELECT order_id, line_no, quantity,
       lag(line_no, quantity) OVER w AS back_by_quantity,
       lead(unit_price, 2, -1) OVER w AS two_on,
       lag(unit_price, 0) OVER w = unit_price AS itself,
       COALESCE(lag(discount) OVER w, lead(discount) OVER w, 9) AS near_discount,
       lead(line_no, -1) OVER w AS negative_lead
FROM order_lines
WHERE order_id BETWEEN 1100 AND 1125
WINDOW w AS (PARTITION BY order_id ORDER BY line_no)
ORDER BY order_id, line_no

--: accepted   last known value carried forward through nulls
SELECT product_id, weight_kg,
       count(weight_kg) OVER w AS grp,
       max(weight_kg) OVER (PARTITION BY g) AS filled,
       (array_agg(weight_kg) FILTER (WHERE weight_kg IS NOT NULL) OVER w)[count(weight_kg) OVER w] AS filled_by_array,
       product_id - max(product_id) FILTER (WHERE weight_kg IS NOT NULL) OVER w AS distance
FROM (SELECT product_id, weight_kg, count(weight_kg) OVER (ORDER BY product_id) AS g FROM products) AS t
WINDOW w AS (ORDER BY product_id)
ORDER BY product_id

--: accepted   running totals by month reset every year
SELECT y, m, fees,
       sum(fees) OVER (PARTITION BY y ORDER BY m) AS ytd,
       sum(fees) OVER (ORDER BY y, m) AS all_time,
       fees - lag(fees, 12) OVER (ORDER BY y, m) AS vs_last_year,
       round(100 * (fees / NULLIF(lag(fees) OVER (ORDER BY y, m), 0) - 1), 1) AS growth_pct,
       fees > ALL (ARRAY[lag(fees, 1, 0) OVER (ORDER BY y, m), lag(fees, 2, 0) OVER (ORDER BY y, m)]) AS above_last_two
FROM (SELECT extract(year FROM placed_at)::int AS y, extract(month FROM placed_at)::int AS m, sum(shipping_fee) AS fees
      FROM orders GROUP BY 1, 2) AS t
ORDER BY y, m

--: accepted   moving median through lateral over a row number
WITH r AS (
    SELECT order_id, shipping_fee, row_number() OVER (ORDER BY placed_at, order_id) AS rn
    FROM orders
    WHERE placed_at >= TIMESTAMP '2024-12-20' AND placed_at < TIMESTAMP '2025-01-10'
)
SELECT a.rn, a.order_id, a.shipping_fee, m.med, m.n,
       round(avg(a.shipping_fee) OVER (ORDER BY a.rn ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING), 4) AS moving_avg
FROM r AS a
CROSS JOIN LATERAL (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY b.shipping_fee) AS med, count(*) AS n
                    FROM r AS b WHERE b.rn BETWEEN a.rn - 2 AND a.rn + 2) AS m
ORDER BY a.rn

--: accepted   groups frames with offsets over a date that has ties
SELECT requested_on, return_id, quantity,
       count(*) OVER (ORDER BY requested_on GROUPS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS two_days_back,
       sum(quantity) OVER (ORDER BY requested_on GROUPS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS today_and_next,
       sum(quantity) OVER (ORDER BY requested_on GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE TIES) AS no_ties,
       min(return_id) OVER (ORDER BY requested_on GROUPS BETWEEN 1 FOLLOWING AND 3 FOLLOWING) AS next_id,
       max(requested_on) OVER (ORDER BY requested_on GROUPS 1 PRECEDING EXCLUDE GROUP) AS previous_day
FROM returns
WHERE requested_on < DATE '2024-03-01'
ORDER BY requested_on, return_id

--: accepted   numeric range frame descending with open ends
SELECT product_id, price, weight_kg,
       count(*) OVER (ORDER BY price DESC RANGE BETWEEN 20.5 PRECEDING AND 0.01 PRECEDING) AS slightly_dearer,
       count(*) OVER (ORDER BY price DESC RANGE BETWEEN 0.01 FOLLOWING AND UNBOUNDED FOLLOWING) AS cheaper,
       round(avg(weight_kg) OVER (ORDER BY price RANGE BETWEEN 10 PRECEDING AND 10 FOLLOWING EXCLUDE CURRENT ROW), 4) AS peers_weight,
       max(price) OVER (ORDER BY price RANGE BETWEEN UNBOUNDED PRECEDING AND 0.01 PRECEDING) AS next_cheaper
FROM products
WHERE product_id BETWEEN 40 AND 80
ORDER BY price DESC, product_id

--: accepted   range frame over a nullable column
SELECT product_id, weight_kg,
       count(*) OVER (ORDER BY weight_kg RANGE BETWEEN 0.5 PRECEDING AND 0.5 FOLLOWING) AS near,
       count(*) OVER (ORDER BY weight_kg NULLS FIRST RANGE BETWEEN UNBOUNDED PRECEDING AND 0.1 FOLLOWING) AS up_to,
       count(weight_kg) OVER (ORDER BY weight_kg DESC RANGE BETWEEN CURRENT ROW AND 1 FOLLOWING) AS below,
       rank() OVER (ORDER BY weight_kg DESC) AS heavy_rank,
       percent_rank() OVER (ORDER BY weight_kg NULLS FIRST) AS pr
FROM products
WHERE product_id % 3 = 0 OR weight_kg IS NULL
ORDER BY weight_kg NULLS FIRST, product_id

--: accepted   integer range frame against a self join count
SELECT o.order_id,
       count(*) OVER (ORDER BY o.order_id RANGE BETWEEN 10 PRECEDING AND 10 FOLLOWING) AS by_window,
       (SELECT count(*) FROM orders x WHERE x.status = 'cancelled' AND x.order_id BETWEEN o.order_id - 10 AND o.order_id + 10) AS by_subquery,
       o.order_id - first_value(o.order_id) OVER (ORDER BY o.order_id RANGE BETWEEN 30 PRECEDING AND 1 PRECEDING) AS reach,
       last_value(o.order_id) OVER (ORDER BY o.order_id RANGE BETWEEN 1 FOLLOWING AND 30 FOLLOWING) AS ahead
FROM orders o
WHERE o.status = 'cancelled'
ORDER BY o.order_id

--: accepted   pareto cut by cumulative share, boundary row kept
SELECT product_id, revenue, cum, pct,
       CASE WHEN pct <= 50 THEN 'A' WHEN pct <= 80 OR prev_pct < 80 THEN 'B' ELSE 'C' END AS class
FROM (SELECT product_id, revenue, cum,
             round(100 * cum / total, 3) AS pct,
             lag(round(100 * cum / total, 3), 1, 0) OVER (ORDER BY revenue DESC, product_id) AS prev_pct
      FROM (SELECT product_id, sum(quantity * unit_price * (1 - discount)) AS revenue,
                   sum(sum(quantity * unit_price * (1 - discount))) OVER (ORDER BY sum(quantity * unit_price * (1 - discount)) DESC, product_id) AS cum,
                   sum(sum(quantity * unit_price * (1 - discount))) OVER () AS total
            FROM order_lines
            GROUP BY product_id) AS a) AS b
WHERE prev_pct < 82
ORDER BY cum

--: accepted   window results in order by only
SELECT o.order_id, o.customer_id, o.status
FROM orders o
WHERE o.placed_at >= TIMESTAMP '2025-03-20'
ORDER BY count(*) OVER (PARTITION BY o.customer_id) DESC,
         min(o.placed_at) OVER (PARTITION BY o.customer_id),
         row_number() OVER (PARTITION BY o.customer_id ORDER BY o.shipping_fee DESC, o.order_id),
         o.order_id
LIMIT 40

--: accepted   distinct on after windows, and limit with windows counted before
SELECT DISTINCT ON (country) country, customer_id, n_in_country, signup_rank, total
FROM (SELECT country, customer_id,
             count(*) OVER (PARTITION BY country) AS n_in_country,
             rank() OVER (PARTITION BY country ORDER BY signed_up_on) AS signup_rank,
             count(*) OVER () AS total
      FROM customers
      WHERE newsletter IS NOT FALSE) AS t
ORDER BY country, signup_rank DESC, customer_id DESC
LIMIT 9

--: accepted   product of values through exp and logarithm in a window
SELECT n, v,
       round(exp(sum(ln(v)) OVER (ORDER BY n))::numeric, 4) AS running_product,
       round(exp(avg(ln(v)) OVER (ORDER BY n ROWS 2 PRECEDING))::numeric, 4) AS moving_geo,
       sum(v) OVER (ORDER BY n DESC) - v AS rest,
       v / first_value(v) OVER (ORDER BY n) AS indexed
FROM (SELECT product_id AS n, price AS v FROM products WHERE product_id BETWEEN 85 AND 98 AND price > 0) AS p
ORDER BY n

--: accepted   string and array aggregates as windows
SELECT customer_id, order_id,
       string_agg(left(status, 1), '') OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) AS history,
       array_agg(order_id) OVER (PARTITION BY customer_id ORDER BY placed_at, order_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS neighbours,
       string_agg(coupon_code, '|') OVER (PARTITION BY customer_id ORDER BY placed_at, order_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS coupons_before,
       array_length(array_agg(coupon_code) OVER (PARTITION BY customer_id ORDER BY placed_at, order_id), 1) AS len
FROM orders
WHERE customer_id BETWEEN 2 AND 9
ORDER BY customer_id, placed_at, order_id

--: accepted   frame that may be empty, with every aggregate
SELECT order_id, line_no,
       count(*) OVER w AS c, sum(quantity) OVER w AS s, avg(unit_price) OVER w AS a,
       max(discount) OVER w AS m, bool_or(discount > 0) OVER w AS b,
       COALESCE(sum(quantity) OVER w, 0) - quantity AS diff,
       first_value(product_id) OVER w AS f, nth_value(product_id, 2) OVER w AS n2
FROM order_lines
WHERE order_id BETWEEN 1500 AND 1512
WINDOW w AS (PARTITION BY order_id ORDER BY line_no ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING)
ORDER BY order_id, line_no

--: accepted   windows in a cte joined back on rank
WITH ranked AS (
    SELECT r.*, row_number() OVER (PARTITION BY product_id ORDER BY reviewed_at, review_id) AS rn,
           count(*) OVER (PARTITION BY product_id) AS n
    FROM reviews r
)
SELECT a.product_id, a.rating AS first_rating, b.rating AS last_rating, b.rating - a.rating AS trend,
       b.reviewed_at - a.reviewed_at AS span,
       avg(b.rating - a.rating) OVER () AS mean_trend,
       sign(b.rating - a.rating) = sign(avg(b.rating - a.rating) OVER ()) AS typical
FROM ranked a
JOIN ranked b ON b.product_id = a.product_id AND a.rn = 1 AND b.rn = b.n AND b.n > 3
ORDER BY trend DESC, a.product_id

--: accepted   difference between row_number, rank and dense_rank under nulls
SELECT customer_id, newsletter, birth_date,
       row_number() OVER (ORDER BY newsletter, birth_date DESC, customer_id) AS rn,
       rank() OVER (ORDER BY newsletter, birth_date DESC) AS rk,
       dense_rank() OVER (ORDER BY newsletter NULLS FIRST) AS dr,
       rank() OVER (PARTITION BY birth_date IS NULL ORDER BY extract(month FROM birth_date), extract(day FROM birth_date)) AS birthday_rank,
       cume_dist() OVER (ORDER BY newsletter DESC) AS cd
FROM customers
WHERE country IN ('AT', 'NO', 'JP')
ORDER BY rn

--: accepted   buckets by ntile compared with buckets by arithmetic
SELECT bucket, arith, count(*) AS n, min(price) AS lo, max(price) AS hi
FROM (SELECT price,
             ntile(7) OVER (ORDER BY price, product_id) AS bucket,
             1 + (row_number() OVER (ORDER BY price, product_id) - 1) * 7 / count(*) OVER () AS arith
      FROM products) AS t
GROUP BY bucket, arith
ORDER BY bucket, arith

--: accepted   months since the previous order within case and filter
SELECT country,
       count(*) FILTER (WHERE gap IS NULL) AS first_orders,
       count(*) FILTER (WHERE gap < INTERVAL '1 month') AS quick,
       count(*) FILTER (WHERE gap >= INTERVAL '90 days') AS slow,
       max(gap) AS longest,
       round(avg(extract(epoch FROM gap)) / 86400, 3) AS mean_days
FROM (SELECT c.country, o.placed_at - lag(o.placed_at) OVER (PARTITION BY o.customer_id ORDER BY o.placed_at, o.order_id) AS gap
      FROM orders o
      JOIN customers c USING (customer_id)
      WHERE o.status <> 'cancelled') AS g
GROUP BY country
ORDER BY country

--: accepted   window in a correlated subquery and in a lateral
SELECT c.customer_id,
       (SELECT max(t.run) FROM (SELECT sum(o.shipping_fee) OVER (ORDER BY o.order_id) AS run
                                FROM orders o WHERE o.customer_id = c.customer_id) AS t) AS top_run,
       l.order_id AS third_order, l.share
FROM customers c
LEFT JOIN LATERAL (
    SELECT * FROM (
        SELECT o.order_id, row_number() OVER (ORDER BY o.placed_at, o.order_id) AS rn,
               round(o.shipping_fee / NULLIF(sum(o.shipping_fee) OVER (), 0), 4) AS share
        FROM orders o
        WHERE o.customer_id = c.customer_id) AS x
    WHERE x.rn = 3
) AS l ON true
WHERE c.customer_id BETWEEN 20 AND 50
ORDER BY c.customer_id

--: accepted   two orderings of the same window in one expression
SELECT product_id, launched_on, price,
       sum(price) OVER (ORDER BY launched_on, product_id) - sum(price) OVER (ORDER BY launched_on DESC, product_id DESC) AS balance,
       row_number() OVER (ORDER BY price, product_id) = 121 - row_number() OVER (ORDER BY price DESC, product_id DESC) AS mirrored,
       abs(rank() OVER (ORDER BY price) - rank() OVER (ORDER BY weight_kg)) AS rank_gap,
       price > avg(price) OVER (PARTITION BY date_trunc('year', launched_on)) AS above_year
FROM products
ORDER BY rank_gap DESC, product_id

--: accepted   change flags with is distinct from over previous row values
SELECT product_id, order_id, unit_price, before, changes
FROM (SELECT product_id, order_id, line_no, unit_price,
             lag(unit_price) OVER w AS before,
             sum((unit_price IS DISTINCT FROM lag_price)::int) OVER (PARTITION BY product_id ORDER BY order_id, line_no) AS changes,
             unit_price IS DISTINCT FROM lag_price AS changed
      FROM (SELECT l.*, lag(unit_price) OVER (PARTITION BY product_id ORDER BY order_id, line_no) AS lag_price FROM order_lines l) AS a
      WINDOW w AS (PARTITION BY product_id ORDER BY order_id, line_no)) AS b
WHERE changed AND before IS NOT NULL
ORDER BY product_id, order_id, line_no

--: accepted   expressions as frame offsets and ntile arguments
SELECT category_id, parent_id,
       sum(category_id) OVER (ORDER BY category_id ROWS BETWEEN 1 + 1 PRECEDING AND (SELECT 1) FOLLOWING) AS around,
       ntile((SELECT count(*)::int FROM categories WHERE parent_id IS NULL)) OVER (ORDER BY category_id) AS tile,
       nth_value(category_id, 2) OVER (PARTITION BY parent_id ORDER BY category_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS second_last,
       count(*) OVER (PARTITION BY parent_id) - 1 AS siblings,
       lag(category_id, 2, parent_id) OVER (ORDER BY category_id) AS two_back_or_parent
FROM categories
ORDER BY category_id

--: accepted   streak of good ratings ending at each review
SELECT product_id, review_id, rating,
       CASE WHEN rating >= 4 THEN row_number() OVER (PARTITION BY product_id, blk ORDER BY reviewed_at, review_id) - (CASE WHEN blk > 0 THEN 1 ELSE 0 END) ELSE 0 END AS streak,
       max(count(*) FILTER (WHERE rating >= 4)) OVER (PARTITION BY product_id) AS marker,
       avg(avg(rating)) OVER (PARTITION BY product_id ORDER BY review_id) AS mean_so_far
FROM (SELECT r.*, count(*) FILTER (WHERE rating < 4) OVER (PARTITION BY product_id ORDER BY reviewed_at, review_id) AS blk
      FROM reviews r) AS t
WHERE product_id IN (1, 2, 5, 8, 20)
GROUP BY product_id, review_id, rating, blk, reviewed_at
ORDER BY product_id, reviewed_at, review_id
