--: accepted   case branches of integer, numeric and double
SELECT product_id,
       CASE WHEN price < 10 THEN 1
            WHEN price < 50 THEN price / 3
            ELSE price::double precision / 3 END AS mixed,
       CASE WHEN price < 10 THEN 1
            WHEN price < 50 THEN price / 3
            ELSE NULL END AS only_numeric
FROM products
ORDER BY product_id

--: accepted   coalesce of aggregates with defaults of another kind
SELECT p.product_id,
       COALESCE(avg(r.rating), 0) AS avg_or_zero,
       COALESCE(round(avg(r.rating), 2), -1) AS rounded_or_minus,
       COALESCE(sum(r.helpful_votes), 0.5) AS votes_or_half,
       COALESCE(max(r.rating), avg(r.rating), 0) / 2 AS best_halved
FROM products p
LEFT JOIN reviews r USING (product_id)
GROUP BY p.product_id
ORDER BY p.product_id

--: accepted   union all of integer, numeric(3,2) and double then grouped
SELECT v, count(*) AS how_often, v::text AS as_text
FROM (
    SELECT rating AS v FROM reviews
    UNION ALL
    SELECT discount FROM order_lines WHERE discount > 0
    UNION ALL
    SELECT quantity::double precision / 2 FROM returns
) AS x
GROUP BY v
ORDER BY v

--: accepted   intersect before except over mixed number kinds
SELECT quantity FROM order_lines
INTERSECT
SELECT floor(price) FROM products
EXCEPT
SELECT rating * 1.0 FROM reviews
UNION
SELECT 2.50
ORDER BY 1

--: accepted   average of averages beside the true average
WITH per_order AS (
    SELECT order_id,
           count(*) AS n,
           avg(quantity) AS avg_qty,
           avg(quantity * unit_price * (1 - discount)) AS avg_value
    FROM order_lines
    GROUP BY order_id
)
SELECT round(avg(avg_qty), 6) AS naive_qty,
       round(sum(avg_qty * n) / sum(n), 6) AS weighted_qty,
       round(avg(avg_value), 4) AS naive_value,
       round(sum(avg_value * n) / sum(n), 4) AS weighted_value,
       sum(n) / count(*) AS whole_lines,
       avg(n)::numeric(6,3) AS lines_each
FROM per_order

--: accepted   percentages four ways, integer division included
SELECT country,
       100 * count(*) FILTER (WHERE newsletter) / count(*) AS pct_int,
       count(*) FILTER (WHERE newsletter) / count(*) * 100 AS pct_trap,
       round(100.0 * count(*) FILTER (WHERE newsletter) / count(*), 1) AS pct_round,
       (count(*) FILTER (WHERE newsletter)::float / count(*) * 100)::numeric(5,2) AS pct_cast,
       100 * count(*) FILTER (WHERE newsletter) / NULLIF(count(newsletter), 0) AS pct_of_asked
FROM customers
GROUP BY country
ORDER BY pct_int DESC, country

--: accepted   modulo and division of negative numbers
SELECT order_id - 1800 AS d,
       (order_id - 1800) / 7 AS q,
       (order_id - 1800) % 7 AS r,
       ((order_id - 1800) % 7 + 7) % 7 AS r_pos,
       mod((order_id - 1800)::numeric, 2.5) AS r_num,
       div(order_id - 1800, 7) AS div_fn,
       floor((order_id - 1800) / 7.0) AS fl,
       trunc((order_id - 1800) / 7.0, 1) AS tr
FROM orders
WHERE order_id BETWEEN 1785 AND 1815
ORDER BY order_id

--: accepted   half cases of rounding in numeric and in double
SELECT quantity,
       round(quantity / 2.0) AS num_half,
       round(quantity::double precision / 2) AS dbl_half,
       (quantity / 2.0)::int AS num_to_int,
       (quantity::double precision / 2)::int AS dbl_to_int,
       round(-quantity / 2.0) AS neg_num,
       (-quantity::double precision / 2)::int AS neg_dbl,
       quantity / 2 AS int_half,
       count(*) AS n
FROM order_lines
GROUP BY quantity
ORDER BY quantity

--: accepted   fibonacci in bigint with the ratio as numeric
WITH RECURSIVE fib AS (
    SELECT 1 AS n, 0::bigint AS a, 1::bigint AS b
    UNION ALL
    SELECT n + 1, b, a + b FROM fib WHERE n < 80
)
SELECT n, a, b / NULLIF(a, 0) AS int_ratio,
       round(b::numeric / NULLIF(a, 0), 12) AS ratio,
       a % 10 AS last_digit,
       length(a::text) AS digits,
       sum(a) OVER (ORDER BY n) AS running
FROM fib
WHERE n % 8 = 0 OR n <= 6
ORDER BY n

--: accepted   lag with defaults of another number kind
SELECT order_id, line_no, quantity, unit_price,
       lag(quantity, 1, 0.5) OVER w AS prev_qty,
       lead(unit_price, 1, 0) OVER w AS next_price,
       quantity - lag(quantity, 1, 0) OVER w AS step,
       quantity / lag(quantity, 1, 2) OVER w AS int_ratio,
       unit_price / lag(unit_price, 1, 3) OVER w AS price_ratio
FROM order_lines
WHERE unit_price > 0 AND order_id BETWEEN 1001 AND 1030
WINDOW w AS (PARTITION BY order_id ORDER BY line_no)
ORDER BY order_id, line_no

--: accepted   price tiers from values with mixed bounds
SELECT t.tier, t.lo, t.hi, count(p.product_id) AS n,
       round(avg(p.price), 3) AS avg_price,
       t.factor * COALESCE(min(p.price), 0) AS floor_price
FROM (VALUES ('a', 0, 9.99, 1),
             ('b', 10, 49.9, 0.95),
             ('c', 49.91, 249.90, 0.9),
             ('d', 249.91, NULL, 0.875)) AS t (tier, lo, hi, factor)
LEFT JOIN products p ON p.price >= t.lo AND p.price <= COALESCE(t.hi, 1e6)
GROUP BY t.tier, t.lo, t.hi, t.factor
ORDER BY t.tier

--: accepted   membership of numeric in arrays and lists of mixed literals
SELECT product_id, price,
       price IN (14.9, 29.90, 100, 1.5::float8) AS in_list,
       price = ANY (ARRAY[14.9, 29.90, 100]) AS in_array,
       floor(price) = ANY (ARRAY[14, 29, 100]) AS floor_in,
       array_position(ARRAY[1.50, 14.9, 29.900], price) AS pos
FROM products
WHERE price = ANY (ARRAY[14.9, 29.90, 100, 1.5, 9.9]) OR floor(price) IN (14, 29, 99.0)
ORDER BY price, product_id

--: accepted   nullif between integer and numeric inside averages
SELECT product_id,
       count(NULLIF(quantity, 1.0)) AS multi,
       avg(NULLIF(quantity, 1)) AS avg_multi,
       round(avg(NULLIF(discount, 0)), 3) AS avg_real_discount,
       sum(quantity) / NULLIF(count(NULLIF(discount, 0.00)), 0) AS qty_per_discounted,
       sum(quantity) / NULLIF(sum(discount), 0) AS odd_ratio
FROM order_lines
WHERE product_id <= 30
GROUP BY product_id
ORDER BY product_id

--: accepted   greatest and least over aggregates of different types
SELECT c.country,
       GREATEST(count(*), avg(o.shipping_fee), max(o.order_id) / 100) AS g,
       LEAST(count(*), sum(o.shipping_fee), 50) AS l,
       GREATEST(min(o.shipping_fee), NULL, 1) AS g_null,
       LEAST(count(o.coupon_code) / 2, count(*) / 2.0) AS half
FROM orders o
JOIN customers c USING (customer_id)
GROUP BY c.country
ORDER BY c.country

--: accepted   geometric and harmonic mean beside the arithmetic
SELECT brand IS NULL AS unbranded,
       count(*) AS n,
       round(avg(price), 4) AS arithmetic,
       round(exp(avg(ln(price))), 4) AS geometric,
       round(count(*) / sum(1 / price), 4) AS harmonic,
       round(sqrt(avg(price * price)), 4) AS quadratic,
       round(power(avg(sqrt(price)), 2), 4) AS half_power
FROM products
WHERE price > 0
GROUP BY 1
ORDER BY 1

--: accepted   standard deviation by hand against the built-in
SELECT rating,
       count(*) AS n,
       round(stddev_pop(helpful_votes), 5) AS built_in,
       round(sqrt(avg(helpful_votes * helpful_votes) - avg(helpful_votes) ^ 2), 5) AS by_hand,
       round(var_samp(helpful_votes), 4) AS sample_var,
       round((sum(power(helpful_votes, 2)) - count(*) * power(avg(helpful_votes), 2))::numeric
             / NULLIF(count(*) - 1, 0), 4) AS sample_by_hand
FROM reviews
GROUP BY rating
ORDER BY rating

--: accepted   large sums that leave bigint
SELECT status,
       sum(order_id::bigint * order_id * 1000000000000) AS huge,
       sum(order_id::bigint * order_id * 1000000000000) / 7 AS huge_div,
       sum(order_id::bigint * order_id * 1000000000000) % 1000007 AS huge_mod,
       sum(order_id) / count(*) AS mean_int,
       sum(order_id::bigint) / count(*) AS mean_num
FROM orders
GROUP BY status
ORDER BY status

--: accepted   price to text and back in pieces
SELECT product_id, price,
       split_part(price::text, '.', 1)::int AS euros,
       split_part(price::text, '.', 2)::int AS cents,
       length(price::text) AS len,
       (price * 10)::text AS times_ten,
       (price / 2)::text AS halved,
       round(price / 2, 1)::text || ' EUR' AS label,
       reverse(split_part(price::text, '.', 1))::int + 0.5 AS mirrored
FROM products
WHERE product_id % 5 = 0
ORDER BY product_id

--: accepted   digit sum through text and lateral
SELECT o.order_id, d.digit_sum, d.digit_sum / 4 AS quarter, d.digit_avg,
       CASE WHEN o.order_id % 9 = d.digit_sum % 9 THEN 'ok' ELSE 'broken' END AS check_nine
FROM orders o
CROSS JOIN LATERAL (
    SELECT sum(x::int) AS digit_sum, avg(x::numeric) AS digit_avg
    FROM regexp_split_to_table(o.order_id::text, '') AS x
) AS d
WHERE o.order_id % 97 = 0
ORDER BY d.digit_sum DESC, o.order_id

--: accepted   postcodes that are numbers, guarded by case
SELECT country,
       count(*) AS n,
       count(CASE WHEN postcode ~ '^[0-9]+$' THEN postcode::int END) AS numeric_codes,
       min(CASE WHEN postcode ~ '^[0-9]+$' THEN postcode::int END) AS lowest,
       sum(CASE WHEN postcode ~ '^[0-9]+$' THEN postcode::bigint ELSE 0 END) AS total,
       avg(CASE WHEN postcode ~ '^[0-9]+$' THEN right(postcode, 2)::numeric / 10 END)::numeric(8,4) AS tail
FROM addresses
GROUP BY country
ORDER BY country

--: accepted   histogram by width_bucket and by floor side by side
SELECT width_bucket(price, 0, 200, 8) AS bucket,
       (floor(price / 25) * 25)::int AS lower_edge,
       count(*) AS n,
       repeat('#', count(*)::int) AS bar,
       round(count(*) * 100.0 / sum(count(*)) OVER (), 2) AS pct,
       round(sum(count(*)) OVER (ORDER BY width_bucket(price, 0, 200, 8), (floor(price / 25) * 25)::int) / sum(count(*)) OVER (), 4) AS cum
FROM products
GROUP BY 1, 2
ORDER BY 1, 2

--: accepted   shares rounded by type and the error of their sum
WITH m AS (
    SELECT method, sum(amount) AS total
    FROM payments
    WHERE status = 'paid'
    GROUP BY method
), s AS (
    SELECT method,
           (100 * total / sum(total) OVER ())::numeric(5,1) AS pct1,
           round(100 * total / sum(total) OVER (), 3) AS pct3,
           trunc(100 * total / sum(total) OVER ()) AS pct0
    FROM m
)
SELECT method, pct1, pct3, pct0 FROM s
UNION ALL
SELECT 'zz sum', sum(pct1), sum(pct3), sum(pct0) FROM s
ORDER BY method

--: accepted   casts to fixed scale at different points of a chain
SELECT order_id, line_no,
       quantity * unit_price / 7 AS raw,
       (quantity * unit_price / 7)::numeric(10,4) AS cast_last,
       quantity * (unit_price / 7)::numeric(10,4) AS cast_inside,
       (quantity * unit_price)::numeric(10,0) / 7 AS cast_first,
       round((quantity * unit_price / 7)::numeric(10,4), 2)
         - (quantity * unit_price / 7)::numeric(10,2) AS twice_rounded
FROM order_lines
WHERE order_id BETWEEN 1200 AND 1225
ORDER BY order_id, line_no

--: accepted   months on sale by integer and by decimal division
SELECT product_id,
       discontinued_on - launched_on AS days,
       (discontinued_on - launched_on) / 30 AS months_int,
       round((discontinued_on - launched_on) / 30.44, 2) AS months_dec,
       ((discontinued_on - launched_on) / 30.0)::int AS months_rounded,
       COALESCE((DATE '2025-03-31' - launched_on) / 365, -1.5) AS years_to_today,
       sign(discontinued_on - launched_on - 365) AS over_year
FROM products
WHERE discontinued_on IS NOT NULL OR launched_on > DATE '2025-01-01'
ORDER BY product_id

--: accepted   hours and days from epoch with several roundings
SELECT order_id,
       extract(epoch FROM delivered_at - placed_at) / 3600 AS hours,
       round(extract(epoch FROM delivered_at - placed_at) / 86400, 2) AS days,
       (extract(epoch FROM delivered_at - placed_at) / 86400)::int AS days_rounded,
       extract(day FROM delivered_at - placed_at) AS day_field,
       extract(epoch FROM delivered_at - placed_at)::bigint / 86400 AS days_int,
       extract(epoch FROM delivered_at - placed_at)::int % 60 AS secs
FROM orders
WHERE delivered_at IS NOT NULL AND order_id % 41 = 0
ORDER BY order_id

--: accepted   price per kilogram with unknown weights
SELECT product_id, price, weight_kg,
       price / weight_kg AS per_kg,
       ceil(price / weight_kg) AS per_kg_up,
       round(price / weight_kg, -1) AS per_kg_tens,
       trunc(price / COALESCE(weight_kg, 1), 1) AS per_kg_or_price,
       -ceil(-price / NULLIF(weight_kg, 0.1)) AS double_negated,
       (weight_kg * 1000)::int AS grams,
       price::int / NULLIF((weight_kg * 1000)::int, 0) AS int_ratio
FROM products
WHERE product_id BETWEEN 1 AND 60 OR weight_kg IS NULL
ORDER BY per_kg DESC, product_id

--: accepted   weighted score sum from case over integer and decimal
SELECT customer_id,
       sum(CASE status WHEN 'delivered' THEN 1 WHEN 'cancelled' THEN -1 ELSE 0.5 END) AS score,
       avg(CASE status WHEN 'delivered' THEN 1 WHEN 'cancelled' THEN 0 END) AS rate,
       sum(CASE WHEN coupon_code IS NULL THEN 0 ELSE 1 END) / count(*) AS coupon_int,
       sum(CASE WHEN coupon_code IS NULL THEN 0.0 ELSE 1 END) / count(*) AS coupon_dec
FROM orders
GROUP BY customer_id
HAVING sum(CASE status WHEN 'delivered' THEN 1 WHEN 'cancelled' THEN -1 ELSE 0.5 END) > 9.5
ORDER BY score DESC, customer_id

--: accepted   gcd, lcm and a check of their product
SELECT p.product_id, c.customer_id,
       gcd(p.product_id, c.customer_id) AS g,
       lcm(p.product_id, c.customer_id) AS l,
       gcd(p.product_id, c.customer_id) * lcm(p.product_id, c.customer_id) = p.product_id * c.customer_id AS holds,
       p.product_id / gcd(p.product_id, c.customer_id) || '/' || c.customer_id / gcd(p.product_id, c.customer_id) AS reduced,
       round(p.product_id::numeric / c.customer_id, 3) AS as_decimal
FROM products p
JOIN customers c ON c.customer_id BETWEEN p.product_id * 2 AND p.product_id * 2 + 6
WHERE p.product_id % 30 = 0
ORDER BY 1, 2

--: accepted   collatz steps with integer division in a recursive query
WITH RECURSIVE seq AS (
    SELECT category_id AS start, category_id::bigint AS v, 0 AS step
    FROM categories
    UNION ALL
    SELECT start, CASE WHEN v % 2 = 0 THEN v / 2 ELSE 3 * v + 1 END, step + 1
    FROM seq
    WHERE v <> 1
)
SELECT start, max(step) AS steps, max(v) AS peak,
       round(avg(v), 3) AS mean,
       max(v) / start AS peak_ratio,
       count(*) FILTER (WHERE v % 2 = 1) AS odd_ones
FROM seq
GROUP BY start
ORDER BY steps DESC, start

--: accepted   luhn check digit of order numbers
SELECT o.order_id,
       sum(CASE WHEN (length(o.order_id::text) - i) % 2 = 0
                THEN CASE WHEN 2 * d > 9 THEN 2 * d - 9 ELSE 2 * d END
                ELSE d END) AS luhn,
       (10 - sum(CASE WHEN (length(o.order_id::text) - i) % 2 = 0
                      THEN 2 * d / 10 + 2 * d % 10
                      ELSE d END) % 10) % 10 AS check_digit
FROM orders o
CROSS JOIN generate_series(1, 4) AS i
CROSS JOIN LATERAL (SELECT substr(o.order_id::text, i, 1)::int AS d) AS digit
WHERE o.status = 'cancelled'
GROUP BY o.order_id
ORDER BY o.order_id

--: accepted   medians of several kinds against the average
SELECT c.country,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY l.unit_price) AS med_cont,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY l.unit_price) AS med_disc,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY l.quantity) AS med_qty,
       percentile_cont(0.25) WITHIN GROUP (ORDER BY l.quantity) AS q1_qty,
       round(avg(l.unit_price) - percentile_cont(0.5) WITHIN GROUP (ORDER BY l.unit_price)::numeric, 4) AS skew,
       mode() WITHIN GROUP (ORDER BY l.line_no) AS usual_line
FROM order_lines l
JOIN orders o USING (order_id)
JOIN customers c USING (customer_id)
GROUP BY c.country
ORDER BY c.country

--: accepted   running ratio where the first division is of integers
SELECT rating, review_id,
       sum(rating) OVER w / count(*) OVER w AS running_int,
       avg(rating) OVER w AS running_avg,
       round(sum(rating) OVER w * 1.0 / count(*) OVER w, 3) AS running_dec,
       sum(helpful_votes) OVER w / (row_number() OVER w * 1.5) AS votes_ratio,
       100 * row_number() OVER w / count(*) OVER (PARTITION BY product_id) AS pct_done
FROM reviews
WHERE product_id <= 12
WINDOW w AS (PARTITION BY product_id ORDER BY review_id)
ORDER BY product_id, review_id

--: accepted   unnest of an array mixed from columns and literals
SELECT p.product_id, u.pos, u.val,
       u.val / 4 AS quarter,
       u.val = trunc(u.val) AS is_whole
FROM products p
CROSS JOIN LATERAL unnest(ARRAY[p.product_id, p.price, p.weight_kg, 7, 1.25]) WITH ORDINALITY AS u (val, pos)
WHERE p.product_id IN (1, 13, 50, 112)
ORDER BY p.product_id, u.pos

--: accepted   single precision and double compared with numeric
SELECT price,
       price::real = price AS real_same,
       price::double precision = price AS double_same,
       price::real::text AS real_text,
       price::double precision::text AS double_text,
       (price::double precision * 100)::int AS cents_dbl,
       (price * 100)::bigint AS cents_num,
       count(*) AS n
FROM products
GROUP BY price
ORDER BY price

--: accepted   precedence of signs, powers and division
SELECT quantity,
       -quantity ^ 2 AS neg_sq,
       2 ^ quantity ^ 0.5 AS left_assoc,
       quantity / 2 * 2.0 AS trunc_first,
       quantity * 2.0 / 2 AS dec_first,
       quantity / 2 * 3 % 4 AS chain,
       (quantity - 5) / 2 AS below,
       @ (quantity - 5) AS abs_val,
       |/ quantity::float8 AS root
FROM (SELECT DISTINCT quantity FROM order_lines) AS q
WHERE quantity <= 6
ORDER BY quantity

--: accepted   formatted money columns glued into one line
SELECT o.order_id,
       to_char(sum(l.quantity * l.unit_price * (1 - l.discount)) + o.shipping_fee, 'FM999,990.00') AS pretty,
       (sum(l.quantity * l.unit_price * (1 - l.discount)) + o.shipping_fee)::text AS raw_text,
       trim_scale(sum(l.quantity * l.unit_price * (1 - l.discount)) + o.shipping_fee)::text AS trimmed,
       scale(sum(l.quantity * l.unit_price * (1 - l.discount))) AS scale_of,
       concat(count(*), ' x ', round(avg(l.unit_price), 2), ' = ', sum(l.unit_price)) AS story
FROM orders o
JOIN order_lines l ON l.order_id = o.order_id
WHERE o.order_id BETWEEN 1001 AND 1040
GROUP BY o.order_id
ORDER BY o.order_id
