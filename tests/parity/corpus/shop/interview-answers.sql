--: accepted   orders per status with share of all orders
SELECT status,
       COUNT(*) AS n,
       ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 2) AS pct,
       ROUND(100 * COUNT(*) / SUM(COUNT(*)) OVER ()) AS pct_whole
FROM orders
GROUP BY status
ORDER BY n DESC, status

--: accepted   monthly revenue, number of orders and average basket
SELECT date_trunc('month', o.placed_at)::date AS month,
       COUNT(DISTINCT o.order_id) AS orders,
       SUM(ol.quantity * ol.unit_price * (1 - ol.discount)) AS revenue,
       ROUND(SUM(ol.quantity * ol.unit_price * (1 - ol.discount)) / COUNT(DISTINCT o.order_id), 2) AS avg_basket
FROM orders o
JOIN order_lines ol ON ol.order_id = o.order_id
WHERE o.status <> 'cancelled'
GROUP BY 1
ORDER BY 1

--: accepted   customers without an order per country
SELECT c.country,
       COUNT(*) AS customers,
       COUNT(*) FILTER (WHERE o.customer_id IS NULL) AS never_ordered,
       ROUND(AVG(CASE WHEN o.customer_id IS NULL THEN 1 ELSE 0 END), 4) AS share_never
FROM customers c
LEFT JOIN (SELECT DISTINCT customer_id FROM orders) o ON o.customer_id = c.customer_id
GROUP BY c.country
ORDER BY share_never DESC, c.country

--: accepted   biggest spenders of every country, ties included
WITH spent AS (
    SELECT c.country, c.customer_id, c.full_name,
           SUM(ol.quantity * ol.unit_price * (1 - ol.discount)) AS total
    FROM customers c
    JOIN orders o ON o.customer_id = c.customer_id
    JOIN order_lines ol ON ol.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id, c.full_name
), ranked AS (
    SELECT spent.*, RANK() OVER (PARTITION BY country ORDER BY total DESC) AS rk
    FROM spent
)
SELECT country, rk, customer_id, full_name, ROUND(total, 2) AS total
FROM ranked
WHERE rk <= 2
ORDER BY country, rk, customer_id

--: accepted   second highest price of each brand
SELECT COALESCE(brand, '(none)') AS brand_name, price, COUNT(*) AS products
FROM (
    SELECT brand, price,
           DENSE_RANK() OVER (PARTITION BY brand ORDER BY price DESC) AS dr
    FROM products
) AS t
WHERE dr = 2
GROUP BY brand, price
ORDER BY brand COLLATE "C" NULLS FIRST

--: accepted   running total of revenue by month and by year
WITH m AS (
    SELECT date_trunc('month', placed_at) AS month,
           SUM(quantity * unit_price * (1 - discount)) AS revenue
    FROM orders JOIN order_lines USING (order_id)
    WHERE status IN ('shipped', 'delivered')
    GROUP BY 1
)
SELECT to_char(month, 'YYYY-MM') AS ym,
       revenue,
       SUM(revenue) OVER (ORDER BY month) AS running_all,
       SUM(revenue) OVER (PARTITION BY extract(year FROM month) ORDER BY month) AS running_year,
       ROUND(100 * revenue / SUM(revenue) OVER (), 1) AS pct
FROM m
ORDER BY month

--: accepted   seven day moving average of orders on a dense calendar
WITH days AS (
    SELECT d::date AS day
    FROM generate_series(DATE '2024-11-15', DATE '2025-01-15', INTERVAL '1 day') AS g(d)
), per_day AS (
    SELECT placed_at::date AS day, COUNT(*) AS n
    FROM orders
    GROUP BY placed_at::date
)
SELECT days.day,
       to_char(days.day, 'Dy') AS dow,
       COALESCE(n, 0) AS orders,
       ROUND(AVG(COALESCE(n, 0)) OVER (ORDER BY days.day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW), 3) AS ma7
FROM days
LEFT JOIN per_day ON per_day.day = days.day
ORDER BY days.day

--: accepted   three month centred average and months in the frame
SELECT month, n,
       AVG(n) OVER w AS centred,
       COUNT(*) OVER w AS months_in_frame,
       n - AVG(n) OVER w AS residual
FROM (
    SELECT date_trunc('month', placed_at)::date AS month, COUNT(*) AS n
    FROM orders
    GROUP BY 1
) q
WINDOW w AS (ORDER BY month ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
ORDER BY month

--: accepted   year over year growth of each calendar month
WITH m AS (
    SELECT extract(year FROM placed_at)::int AS y,
           extract(month FROM placed_at)::int AS mon,
           SUM(ol.quantity * ol.unit_price * (1 - ol.discount)) AS revenue
    FROM orders o
    JOIN order_lines ol ON o.order_id = ol.order_id
    GROUP BY 1, 2
)
SELECT cur.y, cur.mon, cur.revenue, prev.revenue AS last_year,
       ROUND((cur.revenue - prev.revenue) / NULLIF(prev.revenue, 0) * 100, 1) AS growth_pct,
       CASE SIGN(cur.revenue - prev.revenue) WHEN 1 THEN 'up' WHEN -1 THEN 'down' WHEN 0 THEN 'flat' ELSE 'n/a' END AS trend
FROM m cur
LEFT JOIN m prev ON prev.y = cur.y - 1 AND prev.mon = cur.mon
ORDER BY cur.y, cur.mon

--: accepted   cohorts by sign up quarter and how many ordered within 30, 90 days
WITH firsts AS (
    SELECT customer_id, MIN(placed_at)::date AS first_order
    FROM orders
    GROUP BY customer_id
)
SELECT to_char(c.signed_up_on, 'YYYY"Q"Q') AS cohort,
       COUNT(*) AS size,
       COUNT(f.first_order) AS ever,
       SUM((f.first_order - c.signed_up_on <= 30)::int) AS within_30,
       COUNT(*) FILTER (WHERE f.first_order <= c.signed_up_on + 90) AS within_90,
       ROUND(COUNT(f.first_order)::numeric / COUNT(*), 3) AS conv
FROM customers c
LEFT JOIN firsts f USING (customer_id)
GROUP BY to_char(c.signed_up_on, 'YYYY"Q"Q')
ORDER BY cohort

--: accepted   retention by month offset from the first order
WITH f AS (
    SELECT customer_id, date_trunc('month', MIN(placed_at)) AS cohort
    FROM orders GROUP BY customer_id
), act AS (
    SELECT DISTINCT o.customer_id, f.cohort,
           (extract(year FROM age(date_trunc('month', o.placed_at), f.cohort)) * 12
            + extract(month FROM age(date_trunc('month', o.placed_at), f.cohort)))::int AS off
    FROM orders o JOIN f ON f.customer_id = o.customer_id
)
SELECT cohort::date,
       COUNT(*) FILTER (WHERE off = 0) AS m0,
       COUNT(*) FILTER (WHERE off = 1) AS m1,
       COUNT(*) FILTER (WHERE off = 2) AS m2,
       COUNT(*) FILTER (WHERE off = 3) AS m3,
       ROUND(100.0 * COUNT(*) FILTER (WHERE off = 1) / NULLIF(COUNT(*) FILTER (WHERE off = 0), 0), 1) AS m1_pct
FROM act
GROUP BY cohort
ORDER BY cohort

--: accepted   funnel from placed to delivered
SELECT COUNT(*) AS placed,
       COUNT(p.order_id) AS paid,
       COUNT(o.shipped_at) AS shipped,
       COUNT(o.delivered_at) AS delivered,
       COUNT(p.order_id)::numeric / COUNT(*) AS paid_rate,
       COUNT(o.delivered_at)::float / COUNT(*) AS delivered_rate,
       COUNT(o.shipped_at) / COUNT(*) AS integer_rate
FROM orders o
LEFT JOIN (SELECT DISTINCT order_id FROM payments WHERE status = 'paid') p ON p.order_id = o.order_id

--: accepted   funnel as rows with step conversion
WITH steps(step_no, step, n) AS (
    SELECT 1, 'signed up', COUNT(*) FROM customers
    UNION ALL
    SELECT 2, 'ordered', COUNT(DISTINCT customer_id) FROM orders
    UNION ALL
    SELECT 3, 'ordered twice', COUNT(*) FROM (SELECT customer_id FROM orders GROUP BY customer_id HAVING COUNT(*) >= 2) x
    UNION ALL
    SELECT 4, 'reviewed', COUNT(DISTINCT r.customer_id) FROM reviews r WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = r.customer_id)
)
SELECT step_no, step, n,
       LAG(n) OVER (ORDER BY step_no) AS prev_n,
       ROUND(n * 100.0 / LAG(n) OVER (ORDER BY step_no), 2) AS pct_of_prev,
       ROUND(n * 100.0 / FIRST_VALUE(n) OVER (ORDER BY step_no), 2) AS pct_of_first
FROM steps
ORDER BY step_no

--: accepted   sessions of payment attempts with a gap of five minutes
WITH g AS (
    SELECT payment_id, order_id, attempted_at,
           CASE WHEN attempted_at - LAG(attempted_at) OVER (ORDER BY attempted_at, payment_id) <= INTERVAL '5 minutes'
                THEN 0 ELSE 1 END AS new_session
    FROM payments
    WHERE attempted_at >= '2024-11-28' AND attempted_at < '2024-11-30'
), s AS (
    SELECT g.*, SUM(new_session) OVER (ORDER BY attempted_at, payment_id) AS session_no
    FROM g
)
SELECT session_no, COUNT(*) AS attempts,
       COUNT(DISTINCT order_id) AS orders,
       MIN(attempted_at) AS started,
       MAX(attempted_at) - MIN(attempted_at) AS lasted
FROM s
GROUP BY session_no
ORDER BY session_no

--: accepted   islands of consecutive ordering days per customer
WITH d AS (
    SELECT DISTINCT customer_id, placed_at::date AS day FROM orders
), i AS (
    SELECT customer_id, day,
           day - (ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY day))::int AS grp
    FROM d
)
SELECT customer_id, MIN(day) AS from_day, MAX(day) AS to_day, COUNT(*) AS days
FROM i
GROUP BY customer_id, grp
HAVING COUNT(*) >= 2
ORDER BY days DESC, customer_id, from_day

--: accepted   longest runs of days with at least one order
SELECT MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) AS len,
       SUM(n) AS orders, ROUND(AVG(n), 2) AS per_day
FROM (
    SELECT placed_at::date AS day, COUNT(*) AS n,
           placed_at::date - (DENSE_RANK() OVER (ORDER BY placed_at::date))::int AS island
    FROM orders
    GROUP BY placed_at::date
) z
GROUP BY island
ORDER BY len DESC, first_day
LIMIT 10

--: accepted   gaps of days without any order in 2024
WITH cal AS (
    SELECT generate_series('2024-01-01'::date, '2024-12-31'::date, '1 day')::date AS day
), missing AS (
    SELECT cal.day,
           cal.day - CAST(ROW_NUMBER() OVER (ORDER BY cal.day) AS int) AS grp
    FROM cal
    WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.placed_at::date = cal.day)
)
SELECT MIN(day) AS gap_start, MAX(day) AS gap_end, COUNT(*) AS days,
       string_agg(to_char(day, 'Dy'), ',' ORDER BY day) AS weekdays
FROM missing
GROUP BY grp
HAVING COUNT(*) > 1
ORDER BY gap_start

--: accepted   median and quartiles of order value per country
WITH v AS (
    SELECT o.order_id, c.country, SUM(quantity * unit_price * (1 - discount)) AS value
    FROM orders o
    JOIN customers c USING (customer_id)
    JOIN order_lines USING (order_id)
    GROUP BY o.order_id, c.country
)
SELECT country, COUNT(*) AS n,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median_cont,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY value) AS median_disc,
       ROUND(percentile_cont(0.25) WITHIN GROUP (ORDER BY value)::numeric, 2) AS q1,
       ROUND(percentile_cont(0.75) WITHIN GROUP (ORDER BY value)::numeric, 2) AS q3,
       ROUND(AVG(value), 2) AS mean
FROM v
GROUP BY country
ORDER BY country

--: accepted   payment methods by status as a pivot
SELECT method,
       COUNT(*) FILTER (WHERE status = 'paid') AS paid,
       COUNT(*) FILTER (WHERE status = 'failed') AS failed,
       COUNT(*) FILTER (WHERE status = 'pending') AS pending,
       COUNT(*) FILTER (WHERE status = 'refunded') AS refunded,
       SUM(amount) FILTER (WHERE status = 'refunded') AS refunded_amount,
       ROUND(AVG(amount) FILTER (WHERE status = 'pending'), 2) AS avg_pending
FROM payments
GROUP BY method
ORDER BY method

--: accepted   revenue by country and quarter of 2024 with CASE
SELECT c.country,
       SUM(CASE WHEN extract(quarter FROM o.placed_at) = 1 THEN l.quantity * l.unit_price * (1 - l.discount) END) AS q1,
       SUM(CASE WHEN extract(quarter FROM o.placed_at) = 2 THEN l.quantity * l.unit_price * (1 - l.discount) ELSE 0 END) AS q2,
       SUM(CASE WHEN date_part('quarter', o.placed_at) = 3 THEN l.quantity * l.unit_price * (1 - l.discount) END) AS q3,
       COALESCE(SUM(CASE WHEN to_char(o.placed_at, 'Q') = '4' THEN l.quantity * l.unit_price * (1 - l.discount) END), 0) AS q4
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id AND extract(year FROM o.placed_at) = 2024
LEFT JOIN order_lines l ON l.order_id = o.order_id
GROUP BY c.country
ORDER BY c.country

--: accepted   products never sold
SELECT p.product_id, p.sku, p.name, p.price,
       p.discontinued_on IS NOT NULL AS discontinued,
       (SELECT COUNT(*) FROM reviews r WHERE r.product_id = p.product_id) AS reviews
FROM products p
LEFT JOIN order_lines ol ON ol.product_id = p.product_id
WHERE ol.order_id IS NULL
ORDER BY p.product_id

--: accepted   delivered orders nobody ever paid
SELECT o.order_id, o.customer_id, o.delivered_at::date AS delivered,
       DATE '2025-03-31' - o.delivered_at::date AS days_open,
       (SELECT COUNT(*) FROM payments p WHERE p.order_id = o.order_id) AS attempts
FROM orders o
WHERE o.status = 'delivered'
  AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.order_id AND p.status = 'paid')
ORDER BY days_open DESC, o.order_id

--: accepted   customers who referred nobody with NOT IN and its NULL trap
SELECT COUNT(*) AS with_null_trap,
       (SELECT COUNT(*) FROM customers
        WHERE customer_id NOT IN (SELECT referred_by FROM customers WHERE referred_by IS NOT NULL)) AS without_trap,
       (SELECT COUNT(*) FROM customers c
        WHERE NOT EXISTS (SELECT FROM customers k WHERE k.referred_by = c.customer_id)) AS with_not_exists
FROM customers
WHERE customer_id NOT IN (SELECT referred_by FROM customers)

--: accepted   orders where the money paid differs from what is due
WITH due AS (
    SELECT o.order_id, o.status,
           o.shipping_fee + COALESCE(SUM(l.quantity * l.unit_price * (1 - l.discount)), 0) AS amount_due
    FROM orders o
    LEFT JOIN order_lines l USING (order_id)
    GROUP BY o.order_id
), got AS (
    SELECT order_id, SUM(amount) AS amount_paid
    FROM payments
    WHERE status = 'paid'
    GROUP BY order_id
)
SELECT d.order_id, d.status, d.amount_due, g.amount_paid,
       g.amount_paid - d.amount_due AS diff
FROM due d
JOIN got g ON g.order_id = d.order_id
WHERE g.amount_paid <> d.amount_due
ORDER BY diff DESC, d.order_id

--: accepted   fan-out when lines and payments are joined at once
SELECT o.order_id,
       COUNT(*) AS joined_rows,
       COUNT(DISTINCT l.line_no) AS lines,
       COUNT(DISTINCT p.payment_id) AS payments,
       SUM(p.amount) AS wrong_sum,
       (SELECT SUM(amount) FROM payments x WHERE x.order_id = o.order_id AND x.status = 'paid') AS right_sum
FROM orders o
JOIN order_lines l ON l.order_id = o.order_id
JOIN payments p ON p.order_id = o.order_id AND p.status = 'paid'
GROUP BY o.order_id
HAVING COUNT(DISTINCT l.line_no) > 2 AND COUNT(DISTINCT p.payment_id) > 1
ORDER BY o.order_id
LIMIT 40

--: accepted   three best selling products of every top category with lateral
SELECT c.category_id, c.name AS category, t.product_id, t.name, t.units
FROM categories c
CROSS JOIN LATERAL (
    SELECT p.product_id, p.name, SUM(ol.quantity) AS units
    FROM product_categories pc
    JOIN products p ON p.product_id = pc.product_id
    JOIN order_lines ol ON ol.product_id = p.product_id
    WHERE pc.category_id = c.category_id
    GROUP BY p.product_id
    ORDER BY units DESC, p.product_id
    LIMIT 3
) AS t
ORDER BY c.category_id, t.units DESC, t.product_id

--: accepted   products that make the first half of revenue
WITH r AS (
    SELECT product_id, SUM(quantity * unit_price * (1 - discount)) AS revenue
    FROM order_lines
    GROUP BY product_id
), cum AS (
    SELECT product_id, revenue,
           SUM(revenue) OVER (ORDER BY revenue DESC, product_id) AS cum_revenue,
           SUM(revenue) OVER () AS total
    FROM r
)
SELECT product_id, revenue, cum_revenue,
       ROUND(cum_revenue / total, 4) AS cum_share,
       cum_revenue / total AS cum_share_raw
FROM cum
WHERE cum_revenue - revenue < total * 0.5
ORDER BY cum_revenue

--: accepted   RFM scores in quintiles
WITH base AS (
    SELECT o.customer_id,
           DATE '2025-04-01' - MAX(o.placed_at)::date AS recency,
           COUNT(DISTINCT o.order_id) AS frequency,
           SUM(l.quantity * l.unit_price * (1 - l.discount)) AS monetary
    FROM orders o JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status != 'cancelled'
    GROUP BY o.customer_id
), s AS (
    SELECT customer_id,
           NTILE(5) OVER (ORDER BY recency DESC, customer_id) AS r,
           NTILE(5) OVER (ORDER BY frequency, customer_id) AS f,
           NTILE(5) OVER (ORDER BY monetary, customer_id) AS m
    FROM base
)
SELECT concat(r, f, m) AS rfm, COUNT(*) AS customers, MIN(customer_id) AS example
FROM s
GROUP BY r, f, m
ORDER BY customers DESC, rfm
LIMIT 25

--: accepted   average days between orders of a customer
WITH g AS (
    SELECT customer_id, placed_at,
           placed_at - LAG(placed_at) OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) AS gap
    FROM orders
)
SELECT customer_id, COUNT(*) AS orders, COUNT(gap) AS gaps,
       date_trunc('second', AVG(gap)) AS avg_gap,
       ROUND(AVG(extract(epoch FROM gap)) / 86400, 2) AS avg_days,
       MAX(gap) AS longest
FROM g
GROUP BY customer_id
HAVING COUNT(*) >= 12
ORDER BY orders DESC, customer_id

--: accepted   guests who ordered before they had an account
SELECT c.customer_id, c.signed_up_on, MIN(o.placed_at) AS first_order,
       MIN(o.placed_at)::date - c.signed_up_on AS days,
       age(c.signed_up_on, MIN(o.placed_at)::date) AS how_long
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.customer_id, c.signed_up_on
HAVING MIN(o.placed_at) < c.signed_up_on
ORDER BY days, c.customer_id

--: accepted   age of customers in bands
SELECT CASE
           WHEN birth_date IS NULL THEN 'unknown'
           WHEN extract(year FROM age(DATE '2025-03-31', birth_date)) < 25 THEN '18-24'
           WHEN extract(year FROM age(DATE '2025-03-31', birth_date)) < 40 THEN '25-39'
           WHEN extract(year FROM age(DATE '2025-03-31', birth_date)) < 60 THEN '40-59'
           ELSE '60+'
       END AS band,
       COUNT(*) AS n,
       MIN(birth_date) AS oldest, MAX(birth_date) AS youngest,
       ROUND(AVG(date_part('year', age('2025-03-31', birth_date)))::numeric, 1) AS avg_age
FROM customers
GROUP BY band
ORDER BY band

--: accepted   leap day birthdays and their next birthdays
SELECT customer_id, birth_date,
       (birth_date + INTERVAL '21 years')::date AS plus_21y,
       birth_date + INTERVAL '1 year' AS plus_1y,
       age(DATE '2025-02-28', birth_date) AS age_before,
       age(DATE '2025-03-01', birth_date) AS age_after,
       extract(doy FROM birth_date) AS doy
FROM customers
WHERE extract(month FROM birth_date) = 2 AND extract(day FROM birth_date) = 29
ORDER BY customer_id

--: accepted   birthdays in the first week of april
SELECT customer_id, to_char(birth_date, 'DD.MM.') AS birthday,
       make_date(2025, extract(month FROM birth_date)::int, extract(day FROM birth_date)::int) AS this_year,
       2025 - extract(year FROM birth_date) AS turns
FROM customers
WHERE to_char(birth_date, 'MMDD') BETWEEN '0401' AND '0407'
ORDER BY to_char(birth_date, 'MMDD'), customer_id

--: accepted   newsletter in three states
SELECT newsletter, COUNT(*) AS n, COUNT(newsletter) AS known,
       newsletter IS TRUE AS yes, newsletter IS NOT TRUE AS not_yes,
       newsletter IS UNKNOWN AS unknown,
       COALESCE(newsletter::text, 'never asked') AS label
FROM customers
GROUP BY newsletter
ORDER BY newsletter NULLS FIRST

--: accepted   boolean aggregates over newsletter by country
SELECT country,
       bool_and(newsletter) AS all_want,
       bool_or(newsletter) AS some_want,
       every(newsletter IS NOT NULL) AS all_asked,
       SUM(newsletter::int) AS wanting,
       AVG(newsletter::int) AS share,
       ROUND(AVG(CASE WHEN newsletter THEN 1.0 ELSE 0.0 END), 3) AS share_of_all
FROM customers
GROUP BY country
ORDER BY country

--: accepted   aggregates over nothing
SELECT COUNT(*) AS n, COUNT(shipped_at) AS shipped, SUM(shipping_fee) AS fees,
       AVG(shipping_fee) AS avg_fee, MAX(placed_at) AS last_one,
       bool_and(shipped_at IS NULL) AS none_shipped,
       array_agg(order_id) AS ids, string_agg(status, ',') AS statuses,
       COALESCE(SUM(shipping_fee), 0) AS fees0
FROM orders
WHERE placed_at < '2000-01-01'

--: accepted   grouping over nothing gives no rows
SELECT status, COUNT(*) AS n, SUM(shipping_fee) AS fees
FROM orders
WHERE placed_at > TIMESTAMP '2030-01-01'
GROUP BY status
ORDER BY status

--: accepted   orders without lines have no sum
SELECT o.order_id, o.status, SUM(l.quantity * l.unit_price) AS gross,
       COALESCE(SUM(l.quantity * l.unit_price), 0) AS gross0,
       COUNT(*) AS star, COUNT(l.line_no) AS lines,
       o.shipping_fee + SUM(l.quantity * l.unit_price) AS due
FROM orders o
LEFT JOIN order_lines l ON l.order_id = o.order_id
GROUP BY o.order_id, o.status, o.shipping_fee
HAVING COUNT(l.line_no) = 0
ORDER BY o.order_id

--: accepted   addresses of people who have no default
SELECT a.customer_id, COUNT(*) AS addresses,
       bool_or(a.is_default) AS any_default,
       string_agg(a.city, ' / ' ORDER BY a.address_id) AS cities,
       array_agg(DISTINCT a.kind ORDER BY a.kind) AS kinds
FROM addresses a
GROUP BY a.customer_id
HAVING NOT bool_or(a.is_default)
ORDER BY a.customer_id

--: accepted   double click orders
SELECT a.order_id AS first_id, b.order_id AS second_id, a.customer_id, a.placed_at,
       (SELECT COUNT(*) FROM order_lines l WHERE l.order_id = a.order_id) AS lines_a,
       (SELECT COUNT(*) FROM order_lines l WHERE l.order_id = b.order_id) AS lines_b
FROM orders a
JOIN orders b ON b.customer_id = a.customer_id
             AND b.placed_at = a.placed_at
             AND b.order_id > a.order_id
ORDER BY a.order_id

--: accepted   e-mail addresses shared after cleaning
SELECT lower(trim(email)) AS clean, COUNT(*) AS n,
       array_agg(customer_id ORDER BY customer_id) AS ids,
       COUNT(DISTINCT email) AS spellings,
       MAX(length(email)) - MIN(length(email)) AS len_spread
FROM customers
GROUP BY lower(trim(email))
HAVING COUNT(*) > 1
ORDER BY MIN(customer_id)

--: accepted   mail domains without case and blanks
SELECT lower(split_part(btrim(email), '@', 2)) AS domain,
       COUNT(*) AS n,
       COUNT(*) FILTER (WHERE email <> trim(both from email)) AS with_blanks,
       SUM(CASE WHEN email ~ '[A-Z]' THEN 1 ELSE 0 END) AS with_capitals,
       ROUND(AVG(length(split_part(btrim(email), '@', 1))), 2) AS avg_local_len
FROM customers
GROUP BY 1
ORDER BY n DESC, 1

--: accepted   coupon codes raw and cleaned
SELECT coupon_code, '[' || coupon_code || ']' AS shown,
       upper(trim(coupon_code)) AS clean,
       length(coupon_code) AS len, octet_length(coupon_code) AS bytes,
       COUNT(*) AS n
FROM orders
GROUP BY coupon_code
ORDER BY coupon_code COLLATE "C" NULLS LAST

--: accepted   revenue effect of cleaned coupon codes
SELECT COALESCE(NULLIF(upper(btrim(o.coupon_code)), ''), 'NONE') AS code,
       COUNT(DISTINCT o.order_id) AS orders,
       SUM(l.quantity * l.unit_price * l.discount) AS given_away,
       ROUND(SUM(l.quantity * l.unit_price * l.discount) / SUM(l.quantity * l.unit_price) * 100, 2) AS discount_pct
FROM orders o
JOIN order_lines l USING (order_id)
GROUP BY COALESCE(NULLIF(upper(btrim(o.coupon_code)), ''), 'NONE')
ORDER BY given_away DESC, code

--: accepted   return reasons cleaned and counted
WITH r AS (
    SELECT return_id, quantity,
           CASE WHEN reason IS NULL THEN 'no field'
                WHEN btrim(reason) = '' THEN 'left blank'
                ELSE lower(btrim(reason)) END AS why
    FROM returns
)
SELECT why, COUNT(*) AS returns, SUM(quantity) AS pieces,
       ROUND(SUM(quantity)::numeric / SUM(SUM(quantity)) OVER (), 3) AS share,
       RANK() OVER (ORDER BY SUM(quantity) DESC) AS rk
FROM r
GROUP BY why
ORDER BY rk, why

--: accepted   phone numbers in digits only
SELECT customer_id, phone,
       regexp_replace(phone, '[^0-9]', '', 'g') AS digits,
       NULLIF(regexp_replace(phone, '\D', '', 'g'), '')::bigint AS as_number,
       right(regexp_replace(phone, '\D', '', 'g'), 7) AS last7,
       overlay(btrim(phone) placing '***' from 1 for 3) AS masked
FROM customers
WHERE customer_id <= 40
ORDER BY customer_id

--: accepted   formats of phone numbers
SELECT translate(phone, '0123456789', '##########') AS pattern,
       COUNT(*) AS n, MIN(customer_id) AS first_customer
FROM customers
WHERE phone IS NOT NULL
GROUP BY 1
ORDER BY n DESC, first_customer

--: accepted   phone NULL or empty or filled
SELECT COUNT(*) AS all_rows, COUNT(phone) AS not_null,
       COUNT(NULLIF(phone, '')) AS filled,
       COUNT(*) FILTER (WHERE phone = '') AS empty,
       COUNT(*) FILTER (WHERE phone IS NULL) AS missing,
       COUNT(*) FILTER (WHERE phone <> '5551951') AS other,
       COUNT(*) FILTER (WHERE phone IS DISTINCT FROM '5551951') AS other_or_null
FROM customers

--: accepted   parts of the article number
SELECT sku, split_part(sku, '-', 1) AS prefix, split_part(sku, '-', -1) AS tail,
       substring(sku from 4 for 4)::int AS num,
       left(sku, -5) AS without_tail, right(sku, -3) AS without_prefix,
       strpos(sku, '-') AS dash, position('-' in reverse(sku)) AS dash_from_end,
       substring(sku, 4)::int / 7 AS by7, substring(sku, 4)::int % 7 AS rest7
FROM products
WHERE product_id % 10 = 0
ORDER BY product_id

--: accepted   article numbers by prefix
SELECT left(sku, 2) AS prefix, COUNT(*) AS n,
       MIN(right(sku, 4)::int) AS lo, MAX(right(sku, 4)::int) AS hi,
       SUM(price) AS sum_price, AVG(price) AS avg_price,
       AVG(price::float8) AS avg_float
FROM products
GROUP BY left(sku, 2)
HAVING COUNT(*) > 2
ORDER BY n DESC, prefix

--: accepted   product names and their variants after the comma
SELECT split_part(name, ', ', 1) AS base, COUNT(*) AS n,
       string_agg(NULLIF(split_part(name, ', ', 2), ''), '/' ORDER BY product_id) AS variants,
       MAX(price) - MIN(price) AS spread,
       CASE WHEN COUNT(*) > 1 THEN MIN(product_id)::text || '-' || MAX(product_id) ELSE MIN(product_id)::text END AS ids
FROM products
GROUP BY 1
HAVING COUNT(*) <> 2
ORDER BY split_part(name, ', ', 1) COLLATE "C"

--: accepted   names of products with an apostrophe or a percent or an underscore
SELECT product_id, name, brand,
       replace(name, '''', '’') AS nicer,
       quote_literal(name) AS quoted,
       position('''' in name) AS at
FROM products
WHERE name LIKE '%''%' OR brand LIKE '%''%' OR name LIKE '%\%%' OR name LIKE '%!_%' ESCAPE '!'
ORDER BY product_id

--: accepted   payment methods with a literal underscore
SELECT method, COUNT(*) AS n,
       initcap(replace(method, '_', ' ')) AS label,
       upper(left(method, 1)) || substr(method, 2) AS first_up,
       length(method) AS len, repeat('*', length(method) - 3) AS stars
FROM payments
WHERE method LIKE '%\_%'
GROUP BY method
ORDER BY method

--: accepted   wildcards that match one letter
SELECT DISTINCT method, status
FROM payments
WHERE method LIKE '_a__' AND status NOT LIKE 'p%'
ORDER BY method, status

--: accepted   integer division and remainders of prices in cents
SELECT product_id, price,
       (price * 100)::int AS cents,
       (price * 100)::int / 1000 AS tens,
       (price * 100)::int % 1000 AS rest,
       div(price, 10) AS div10, mod(price, 10) AS mod10,
       price / 3 AS third, price::int / 3 AS int_third,
       -(price::int) / 4 AS neg_quarter, mod(-(price::int), 4) AS neg_mod
FROM products
WHERE product_id BETWEEN 20 AND 45
ORDER BY product_id

--: accepted   rounding of halves numeric against double
SELECT x, round(x) AS r_num, round(x::float8) AS r_dbl, x::int AS c_int,
       x::float8::int AS c_dbl_int, trunc(x) AS t, ceil(x) AS c, floor(x) AS f,
       round(x, 1) AS r1, round(x, -1) AS r_minus1
FROM (VALUES (0.5), (1.5), (2.5), (-0.5), (-1.5), (-2.5), (2.45), (15.0), (25), (-25)) AS v(x)
ORDER BY x

--: accepted   casts to numeric with a scale
SELECT product_id, price,
       CAST(price / 7 AS numeric(10,2)) AS n2,
       (price / 7)::numeric(10,4) AS n4,
       (price / 7)::real AS r,
       CAST(price AS integer) AS i,
       (price * 1.19)::numeric(12,1) AS gross1,
       price::text || ' EUR' AS label,
       CAST(weight_kg * 1000 AS int) AS grams
FROM products
WHERE brand IS NULL
ORDER BY product_id

--: accepted   numbers as text sort differently
SELECT quantity::text AS q, COUNT(*) AS n, MAX(quantity::text) OVER () AS max_text,
       MAX(quantity) OVER () AS max_number, lpad(quantity::text, 4, '0') AS padded
FROM order_lines
GROUP BY quantity
ORDER BY quantity::text COLLATE "C"

--: accepted   postcodes that are numbers
SELECT country, COUNT(*) AS n,
       COUNT(*) FILTER (WHERE postcode ~ '^[0-9]+$') AS numeric_ones,
       MIN(CASE WHEN postcode ~ '^[0-9]{1,9}$' THEN postcode::int END) AS lo,
       MAX(CASE WHEN postcode ~ '^[0-9]{1,9}$' THEN CAST(postcode AS int) END) AS hi,
       COUNT(*) FILTER (WHERE postcode LIKE '0%') AS leading_zero,
       COUNT(*) - COUNT(postcode) AS missing
FROM addresses
GROUP BY country
ORDER BY country

--: accepted   postcodes that lose a zero when cast
SELECT address_id, postcode, postcode::int AS n, postcode::int::text = postcode AS survives,
       lpad(postcode::int::text, 5, '0') AS back, length(postcode) AS len
FROM addresses
WHERE country = 'DE' AND postcode ~ '^0\d{4}$'
ORDER BY postcode::int, address_id
FETCH FIRST 15 ROWS ONLY

--: accepted   average rating in four types
SELECT product_id, COUNT(*) AS n,
       AVG(rating) AS avg_num,
       AVG(rating)::numeric(3,1) AS avg_1,
       AVG(rating::float8) AS avg_dbl,
       SUM(rating) / COUNT(*) AS avg_int,
       ROUND(AVG(rating), 2) AS avg_2,
       repeat('*', ROUND(AVG(rating))::int) AS stars
FROM reviews
GROUP BY product_id
HAVING COUNT(*) >= 5
ORDER BY avg_num DESC, product_id

--: accepted   bayesian average of ratings
WITH g AS (
    SELECT AVG(rating) AS c, 5 AS m FROM reviews
), p AS (
    SELECT product_id, COUNT(*) AS n, SUM(rating) AS s FROM reviews GROUP BY product_id
)
SELECT p.product_id, p.n, ROUND(p.s::numeric / p.n, 3) AS plain,
       ROUND((g.c * g.m + p.s) / (g.m + p.n), 4) AS bayes,
       ROW_NUMBER() OVER (ORDER BY (g.c * g.m + p.s) / (g.m + p.n) DESC, p.product_id) AS pos
FROM p CROSS JOIN g
ORDER BY pos
LIMIT 20

--: accepted   ratings distribution with empty classes kept
SELECT s.stars, COUNT(r.review_id) AS n,
       COALESCE(SUM(r.helpful_votes), 0) AS votes,
       ROUND(COUNT(r.review_id) * 100.0 / (SELECT COUNT(*) FROM reviews), 1) AS pct,
       rpad('', (COUNT(r.review_id) / 5)::int, '#') AS bar
FROM generate_series(0, 6) AS s(stars)
LEFT JOIN reviews r ON r.rating = s.stars
GROUP BY s.stars
ORDER BY s.stars DESC

--: accepted   price histogram with width_bucket
SELECT width_bucket(price, 0, 200, 8) AS bucket,
       COUNT(*) AS n, MIN(price) AS lo, MAX(price) AS hi,
       ROUND(AVG(price), 2) AS mean,
       (width_bucket(price, 0, 200, 8) - 1) * 25 AS from_price
FROM products
GROUP BY 1
ORDER BY 1

--: accepted   price classes with CASE including the empty class
SELECT b.label, COUNT(p.product_id) AS n, SUM(p.price) AS total, COALESCE(MAX(p.price), 0.00) AS top
FROM (VALUES (1, 'free', 0.00, 0.00), (2, 'cheap', 0.01, 9.99), (3, 'middle', 10, 99.99),
             (4, 'dear', 100, 499.99), (5, 'luxury', 500, 999), (6, 'mad', 1000, 99999)) AS b(no, label, lo, hi)
LEFT JOIN products p ON p.price BETWEEN b.lo AND b.hi
GROUP BY b.no, b.label
ORDER BY b.no

--: accepted   stats of prices per brand
SELECT COALESCE(brand, 'unbranded') AS brand_name, COUNT(*) AS n,
       ROUND(stddev(price), 3) AS sd, ROUND(stddev_pop(price), 3) AS sd_pop,
       ROUND(variance(price), 2) AS var, var_samp(price) = variance(price) AS same,
       ROUND(stddev(price) / NULLIF(AVG(price), 0), 4) AS cv
FROM products
GROUP BY brand
ORDER BY n DESC, brand COLLATE "C"

--: accepted   standard deviation of a single row is NULL
SELECT country, COUNT(*) AS orders, stddev(shipping_fee) AS sd, stddev_pop(shipping_fee) AS sdp,
       variance(shipping_fee) AS v, var_pop(shipping_fee) AS vp
FROM customers JOIN orders USING (customer_id)
WHERE country IN ('NO', 'IS', 'PL')
GROUP BY country
ORDER BY country

--: accepted   correlation of price and rating
SELECT COUNT(*) AS pairs,
       ROUND(corr(r.rating, p.price)::numeric, 6) AS corr,
       ROUND(regr_slope(r.rating, p.price)::numeric, 8) AS slope,
       ROUND(regr_intercept(r.rating, p.price)::numeric, 6) AS intercept,
       ROUND(regr_r2(r.rating, p.price)::numeric, 8) AS r2,
       regr_count(r.rating, p.weight_kg) AS with_weight,
       ROUND(covar_pop(r.rating, p.price)::numeric, 5) AS cov
FROM reviews r
JOIN products p ON p.product_id = r.product_id

--: accepted   trend of monthly orders by least squares
WITH m AS (
    SELECT (extract(year FROM placed_at) - 2023) * 12 + extract(month FROM placed_at) - 7 AS x,
           COUNT(*) AS y
    FROM orders
    GROUP BY 1
)
SELECT ROUND(regr_slope(y, x)::numeric, 4) AS per_month,
       ROUND(regr_intercept(y, x)::numeric, 4) AS start,
       ROUND((regr_intercept(y, x) + regr_slope(y, x) * 21)::numeric, 1) AS forecast,
       regr_avgx(y, x) AS avg_x, regr_count(y, x) AS n
FROM m

--: accepted   most frequent method per country
SELECT c.country,
       mode() WITHIN GROUP (ORDER BY p.method) AS favourite,
       COUNT(DISTINCT p.method) AS methods,
       mode() WITHIN GROUP (ORDER BY extract(isodow FROM o.placed_at)) AS weekday,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY p.amount) AS median_amount
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN payments p ON p.order_id = o.order_id
GROUP BY c.country
ORDER BY c.country

--: accepted   several percentiles at once
SELECT method,
       percentile_cont(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY amount) AS p_cont,
       percentile_disc(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY amount) AS p_disc,
       (percentile_cont(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY amount))[2] AS q3
FROM payments
WHERE status = 'paid'
GROUP BY method
ORDER BY method

--: accepted   median delivery time as interval
SELECT to_char(placed_at, 'YYYY-MM') AS ym,
       COUNT(delivered_at) AS delivered,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY delivered_at - shipped_at) AS median_way,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY delivered_at - placed_at) AS median_total,
       MAX(delivered_at - shipped_at) AS slowest
FROM orders
WHERE placed_at >= DATE '2024-07-01'
GROUP BY 1
ORDER BY 1

--: accepted   hypothetical rank of a price
SELECT rank(49.90) WITHIN GROUP (ORDER BY price DESC) AS rk,
       dense_rank(49.90) WITHIN GROUP (ORDER BY price DESC) AS drk,
       ROUND(percent_rank(49.90) WITHIN GROUP (ORDER BY price)::numeric, 5) AS pr,
       ROUND(cume_dist(49.90) WITHIN GROUP (ORDER BY price)::numeric, 5) AS cd
FROM products

--: accepted   row_number, rank and dense_rank of prices
SELECT product_id, price,
       ROW_NUMBER() OVER (ORDER BY price DESC, product_id) AS rn,
       RANK() OVER (ORDER BY price DESC) AS rk,
       DENSE_RANK() OVER (ORDER BY price DESC) AS drk,
       PERCENT_RANK() OVER (ORDER BY price DESC) AS pr,
       CUME_DIST() OVER (ORDER BY price DESC) AS cd,
       NTILE(7) OVER (ORDER BY price DESC, product_id) AS tile
FROM products
ORDER BY price DESC, product_id
LIMIT 30

--: accepted   frames at peers with ROWS, RANGE and GROUPS
SELECT product_id, price,
       SUM(price) OVER (ORDER BY price) AS range_default,
       SUM(price) OVER (ORDER BY price, product_id ROWS UNBOUNDED PRECEDING) AS rows_sum,
       COUNT(*) OVER (ORDER BY price GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS groups_cnt,
       COUNT(*) OVER (ORDER BY price RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING) AS near_5,
       COUNT(*) OVER (ORDER BY price RANGE BETWEEN CURRENT ROW AND CURRENT ROW EXCLUDE CURRENT ROW) AS other_peers
FROM products
WHERE price < 40
ORDER BY price, product_id

--: accepted   exclude clauses of a frame
SELECT order_id, line_no, quantity,
       SUM(quantity) OVER w AS all_of_it,
       SUM(quantity) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS others,
       COUNT(*) OVER (PARTITION BY order_id ORDER BY quantity ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP) AS without_peers,
       COUNT(*) OVER (PARTITION BY order_id ORDER BY quantity ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS without_ties
FROM order_lines
WHERE order_id BETWEEN 1002 AND 1025
WINDOW w AS (PARTITION BY order_id)
ORDER BY order_id, line_no

--: accepted   orders in the last 30 days before each order of one customer
SELECT order_id, placed_at,
       COUNT(*) OVER (ORDER BY placed_at RANGE BETWEEN INTERVAL '30 days' PRECEDING AND CURRENT ROW) AS last_30d,
       COUNT(*) OVER (ORDER BY placed_at RANGE BETWEEN INTERVAL '1 month' PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS others_last_month,
       SUM(shipping_fee) OVER (ORDER BY placed_at RANGE BETWEEN INTERVAL '7 days' PRECEDING AND INTERVAL '7 days' FOLLOWING) AS fees_around
FROM orders
WHERE customer_id = 12
ORDER BY placed_at, order_id

--: accepted   first, last and nth price in a brand
SELECT product_id, brand, price,
       FIRST_VALUE(product_id) OVER w AS cheapest,
       LAST_VALUE(product_id) OVER w AS last_so_far,
       LAST_VALUE(product_id) OVER (PARTITION BY brand ORDER BY price, product_id
                                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS dearest,
       NTH_VALUE(price, 3) OVER w AS third_price,
       price - FIRST_VALUE(price) OVER w AS above_cheapest
FROM products
WHERE brand IN ('O''Dell', 'Nordwick')
WINDOW w AS (PARTITION BY brand ORDER BY price, product_id)
ORDER BY brand COLLATE "C", price, product_id

--: accepted   lag and lead with default values
SELECT order_id, customer_id, placed_at::date AS day, shipping_fee,
       LAG(shipping_fee, 1, 0.00) OVER w AS prev_fee,
       LEAD(placed_at::date, 1, DATE '9999-12-31') OVER w AS next_day,
       LAG(order_id, 2) OVER w AS two_back,
       shipping_fee - LAG(shipping_fee, 1, 0) OVER w AS diff,
       COALESCE(LAG(status) OVER w, 'first') AS prev_status
FROM orders
WHERE customer_id IN (8, 12)
WINDOW w AS (PARTITION BY customer_id ORDER BY placed_at, order_id)
ORDER BY customer_id, placed_at, order_id

--: accepted   ratio_to_report within country and overall
SELECT country, customer_id, n,
       ROUND(n * 1.0 / NULLIF(SUM(n) OVER (PARTITION BY country), 0), 4) AS of_country,
       n / SUM(n) OVER () AS of_all,
       RANK() OVER (PARTITION BY country ORDER BY n DESC) AS rk
FROM (
    SELECT c.country, c.customer_id, COUNT(o.order_id) AS n
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.customer_id
    WHERE c.country IN ('IE', 'PT', 'NO', 'IS')
    GROUP BY c.country, c.customer_id
) t
ORDER BY country, rk, customer_id

--: accepted   window over aggregates with a filter
SELECT extract(isodow FROM placed_at) AS dow,
       to_char(MIN(placed_at), 'FMDay') AS name,
       COUNT(*) AS n,
       SUM(COUNT(*)) OVER (ORDER BY extract(isodow FROM placed_at)) AS running,
       COUNT(*) - AVG(COUNT(*)) OVER () AS diff_from_mean,
       COUNT(*) FILTER (WHERE status = 'cancelled') AS cancelled,
       MAX(COUNT(*)) OVER () = COUNT(*) AS is_best
FROM orders
GROUP BY extract(isodow FROM placed_at)
ORDER BY dow

--: accepted   orders by hour of the day
SELECT h.hour, COUNT(o.order_id) AS n,
       COUNT(o.order_id) FILTER (WHERE extract(dow FROM o.placed_at) IN (0, 6)) AS weekend,
       ROUND(COUNT(o.order_id)::numeric / SUM(COUNT(o.order_id)) OVER () * 100, 2) AS pct
FROM generate_series(0, 23) AS h(hour)
LEFT JOIN orders o ON extract(hour FROM o.placed_at) = h.hour
GROUP BY h.hour
ORDER BY h.hour

--: accepted   heat map of weekday and part of the day
SELECT to_char(placed_at, 'ID')::int AS dow,
       COUNT(CASE WHEN placed_at::time < TIME '06:00' THEN 1 END) AS night,
       COUNT(CASE WHEN placed_at::time >= '06:00' AND placed_at::time < '12:00' THEN 1 END) AS morning,
       SUM(CASE WHEN placed_at::time BETWEEN '12:00' AND '17:59:59' THEN 1 ELSE 0 END) AS afternoon,
       COUNT(*) FILTER (WHERE date_part('hour', placed_at) >= 18) AS evening,
       COUNT(*) AS total
FROM orders
GROUP BY 1
ORDER BY 1

--: accepted   day boundaries with BETWEEN and half open ranges
SELECT COUNT(*) FILTER (WHERE placed_at BETWEEN '2024-02-01' AND '2024-02-29') AS between_dates,
       COUNT(*) FILTER (WHERE placed_at >= '2024-02-01' AND placed_at < '2024-03-01') AS half_open,
       COUNT(*) FILTER (WHERE placed_at::date BETWEEN '2024-02-01' AND '2024-02-29') AS by_date,
       COUNT(*) FILTER (WHERE to_char(placed_at, 'YYYY-MM') = '2024-02') AS by_text,
       COUNT(*) FILTER (WHERE date_trunc('month', placed_at) = DATE '2024-02-01') AS by_trunc,
       COUNT(*) FILTER (WHERE placed_at BETWEEN '2024-02-01' AND '2024-03-01') AS one_too_many
FROM orders

--: accepted   orders at the turn of a month
SELECT order_id, placed_at, date_trunc('month', placed_at) AS month,
       placed_at + INTERVAL '1 second' AS plus_1s,
       (placed_at + INTERVAL '1 second')::date - placed_at::date AS crosses,
       extract(week FROM placed_at) AS week, extract(isoyear FROM placed_at) AS isoyear,
       placed_at::time AS t
FROM orders
WHERE placed_at::time IN ('00:00:00', '23:59:59')
ORDER BY placed_at, order_id

--: accepted   iso weeks around the new year
SELECT to_char(placed_at, 'IYYY-"W"IW') AS iso_week,
       MIN(placed_at)::date AS first_day,
       MAX(placed_at)::date AS last_day,
       date_trunc('week', MIN(placed_at))::date AS monday,
       to_char(MIN(placed_at), 'YYYY-WW') AS not_iso,
       COUNT(*) AS n
FROM orders
WHERE placed_at >= '2023-12-18' AND placed_at < '2024-01-15'
   OR placed_at >= '2024-12-16' AND placed_at < '2025-01-13'
GROUP BY 1
ORDER BY 1

--: accepted   month arithmetic at the month end
SELECT d, (d + INTERVAL '1 month')::date AS plus_month,
       (d + INTERVAL '1 month' - INTERVAL '1 month')::date AS there_and_back,
       (date_trunc('month', d::timestamp) + INTERVAL '1 month - 1 day')::date AS month_end,
       d - INTERVAL '3 months' AS quarter_ago,
       d + 30 AS plus_30, age(DATE '2025-03-31', d) AS age_then
FROM (VALUES (DATE '2024-01-29'), ('2024-01-31'), ('2024-02-29'), ('2024-03-30'), ('2024-12-31')) AS v(d)
ORDER BY d

--: accepted   normal forms of intervals
SELECT i, justify_hours(i) AS jh, justify_days(i) AS jd, justify_interval(i) AS ji,
       extract(epoch FROM i) AS secs, extract(day FROM i) AS days, date_part('hour', i) AS hours,
       i * 2 AS twice, i / 4 AS quarter
FROM (VALUES (INTERVAL '36 hours'), ('45 days'), ('1 month 35 days 50 hours'), ('-1 day 2 hours'), ('90 minutes')) AS v(i)
ORDER BY i

--: accepted   delivery time in every notation
SELECT order_id, delivered_at - placed_at AS took,
       age(delivered_at, placed_at) AS took_age,
       justify_hours(delivered_at - placed_at) AS jh,
       delivered_at::date - placed_at::date AS days,
       extract(day FROM delivered_at - placed_at) AS whole_days,
       ROUND(extract(epoch FROM delivered_at - placed_at) / 3600, 1) AS hours,
       to_char(delivered_at - placed_at, 'DD "d" HH24:MI') AS txt
FROM orders
WHERE delivered_at - placed_at > INTERVAL '30 days'
ORDER BY took DESC, order_id
LIMIT 30

--: accepted   average and total of intervals per country
SELECT c.country, COUNT(o.delivered_at) AS n,
       AVG(o.delivered_at - o.shipped_at) AS avg_way,
       SUM(o.delivered_at - o.shipped_at) AS sum_way,
       justify_interval(SUM(o.delivered_at - o.shipped_at)) AS sum_nice,
       MIN(o.shipped_at - o.placed_at) AS fastest_out
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
WHERE o.shipped_at IS NOT NULL
GROUP BY c.country
ORDER BY c.country

--: accepted   quarter of an hour bins on black friday
SELECT date_bin(INTERVAL '15 minutes', placed_at, TIMESTAMP '2024-11-29 00:00:00') AS bin,
       COUNT(*) AS n, array_agg(order_id ORDER BY placed_at, order_id) AS ids,
       MAX(placed_at) - MIN(placed_at) AS span
FROM orders
WHERE placed_at::date = '2024-11-29'
GROUP BY 1
ORDER BY 1

--: accepted   bins of ten days from the first of july
SELECT date_bin('10 days', placed_at, TIMESTAMP '2023-07-01') AS from_ts,
       (date_bin('10 days', placed_at, TIMESTAMP '2023-07-01') + INTERVAL '10 days')::date - 1 AS last_day,
       COUNT(*) AS orders, COUNT(DISTINCT customer_id) AS customers
FROM orders
WHERE status = 'cancelled'
GROUP BY 1, 2
ORDER BY 1

--: accepted   orders per day with midnight timestamps
SELECT d AS day, COUNT(o.order_id) AS n,
       COUNT(o.order_id) FILTER (WHERE o.placed_at = d) AS at_midnight
FROM generate_series(TIMESTAMP '2024-02-25', TIMESTAMP '2024-03-05', INTERVAL '1 day') AS d
LEFT JOIN orders o ON o.placed_at >= d AND o.placed_at < d + INTERVAL '1 day'
GROUP BY d
ORDER BY d

--: accepted   calendar of months with every status
SELECT m::date AS month, s.status, COUNT(o.order_id) AS n
FROM generate_series('2024-12-01'::timestamp, '2025-04-01', '1 month') AS m
CROSS JOIN (SELECT DISTINCT status FROM orders) AS s
LEFT JOIN orders o ON date_trunc('month', o.placed_at) = m AND o.status = s.status
GROUP BY m, s.status
ORDER BY m, s.status

--: accepted   active products at the end of each quarter
SELECT (q + INTERVAL '3 months' - INTERVAL '1 day')::date AS quarter_end,
       COUNT(*) AS in_range,
       COUNT(p.discontinued_on) AS later_discontinued,
       ROUND(AVG(p.price), 2) AS avg_price,
       AVG((q + INTERVAL '3 months')::date - p.launched_on)::int AS avg_days_on_sale
FROM generate_series(TIMESTAMP '2023-01-01', TIMESTAMP '2025-01-01', INTERVAL '3 months') AS q
JOIN products p
  ON p.launched_on < (q + INTERVAL '3 months')::date
 AND COALESCE(p.discontinued_on, DATE 'infinity') >= (q + INTERVAL '3 months')::date
GROUP BY q
ORDER BY q

--: accepted   grouping sets over country and status
SELECT COALESCE(c.country, 'ALL') AS country,
       CASE WHEN GROUPING(o.status) = 1 THEN 'ALL' ELSE o.status END AS status,
       GROUPING(c.country, o.status) AS lvl,
       COUNT(*) AS n, SUM(o.shipping_fee) AS fees
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
WHERE c.country IN ('AT', 'IE', 'PL')
GROUP BY GROUPING SETS ((c.country, o.status), (c.country), (o.status), ())
ORDER BY GROUPING(c.country), c.country, GROUPING(o.status), o.status

--: accepted   rollup of year and quarter with labels
SELECT CASE WHEN GROUPING(extract(year FROM placed_at)) = 1 THEN 'total'
            ELSE extract(year FROM placed_at)::text END AS y,
       CASE WHEN GROUPING(extract(quarter FROM placed_at)) = 1 THEN 'all'
            ELSE 'Q' || extract(quarter FROM placed_at) END AS q,
       COUNT(*) AS n,
       ROUND(AVG(shipping_fee), 3) AS avg_fee
FROM orders
GROUP BY ROLLUP (extract(year FROM placed_at), extract(quarter FROM placed_at))
ORDER BY extract(year FROM placed_at) NULLS LAST, extract(quarter FROM placed_at) NULLS LAST

--: accepted   cube of method and status
SELECT method, status, COUNT(*) AS n, SUM(amount) AS amount,
       GROUPING(method) AS gm, GROUPING(status) AS gs,
       ROUND(AVG(amount), 2) AS mean
FROM payments
GROUP BY CUBE (method, status)
ORDER BY gm, method, gs, status

--: accepted   rollup where NULL is a real value too
SELECT newsletter, country, COUNT(*) AS n, GROUPING(newsletter, country) AS g
FROM customers
WHERE country IN ('NO', 'IS', 'JP')
GROUP BY ROLLUP (newsletter, country)
HAVING COUNT(*) > 1
ORDER BY newsletter NULLS LAST, g, country

--: accepted   grouping sets with an empty input
SELECT country, COUNT(*) AS n, SUM(customer_id) AS s, GROUPING(country) AS g
FROM customers
WHERE country = 'XX'
GROUP BY GROUPING SETS ((country), ())
ORDER BY g

--: accepted   brand and year of launch with subtotals and share
WITH x AS (
    SELECT COALESCE(brand, '-') AS b, date_part('year', launched_on)::int AS y, price FROM products
)
SELECT b, y, COUNT(*) AS n, SUM(price) AS total,
       ROUND(100 * SUM(price) / (SELECT SUM(price) FROM x), 2) AS pct,
       CASE GROUPING(b, y) WHEN 0 THEN 'cell' WHEN 1 THEN 'brand' WHEN 3 THEN 'grand' END AS lvl
FROM x
GROUP BY ROLLUP (b, y)
ORDER BY b COLLATE "C" NULLS LAST, y NULLS LAST

--: accepted   category tree with paths and depths
WITH RECURSIVE tree AS (
    SELECT category_id, parent_id, name, 1 AS depth, name AS path, ARRAY[category_id] AS ids
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, c.parent_id, c.name, t.depth + 1, t.path || ' > ' || c.name, t.ids || c.category_id
    FROM categories c
    JOIN tree t ON c.parent_id = t.category_id
)
SELECT category_id, depth, repeat('  ', depth - 1) || name AS indented, path, ids,
       (SELECT COUNT(*) FROM tree k WHERE k.parent_id = tree.category_id) AS children
FROM tree
ORDER BY ids

--: accepted   products below each top level category
WITH RECURSIVE t(root_id, category_id) AS (
    SELECT category_id, category_id FROM categories WHERE parent_id IS NULL
    UNION ALL
    SELECT t.root_id, c.category_id FROM t JOIN categories c ON c.parent_id = t.category_id
)
SELECT r.category_id, r.name,
       COUNT(DISTINCT t.category_id) AS categories,
       COUNT(pc.product_id) AS entries,
       COUNT(DISTINCT pc.product_id) AS products,
       ROUND(AVG(p.price), 2) AS avg_price
FROM t
JOIN categories r ON r.category_id = t.root_id
LEFT JOIN product_categories pc ON pc.category_id = t.category_id AND pc.is_main
LEFT JOIN products p ON p.product_id = pc.product_id
GROUP BY r.category_id, r.name
ORDER BY products DESC, r.category_id

--: accepted   leaves of the category tree without products
SELECT c.category_id, c.name, COALESCE(p.name, '(top)') AS parent
FROM categories c
LEFT JOIN categories p ON p.category_id = c.parent_id
WHERE NOT EXISTS (SELECT 1 FROM categories k WHERE k.parent_id = c.category_id)
  AND NOT EXISTS (SELECT 1 FROM product_categories pc WHERE pc.category_id = c.category_id)
ORDER BY c.category_id

--: accepted   referral chains and their depth
WITH RECURSIVE chain AS (
    SELECT customer_id, 0 AS depth, customer_id::text AS path
    FROM customers
    WHERE referred_by IS NULL AND customer_id <= 20
    UNION ALL
    SELECT c.customer_id, ch.depth + 1, ch.path || '>' || c.customer_id
    FROM customers c
    JOIN chain ch ON c.referred_by = ch.customer_id
)
SELECT split_part(path, '>', 1)::int AS root, COUNT(*) - 1 AS descendants, MAX(depth) AS deepest,
       (array_agg(path ORDER BY depth DESC, customer_id))[1] AS longest_path
FROM chain
GROUP BY 1
ORDER BY descendants DESC, root

--: accepted   ancestors of one customer
WITH RECURSIVE up AS (
    SELECT customer_id, referred_by, signed_up_on, 0 AS step FROM customers WHERE customer_id = 240
    UNION ALL
    SELECT c.customer_id, c.referred_by, c.signed_up_on, up.step + 1
    FROM up JOIN customers c ON c.customer_id = up.referred_by
)
SELECT step, customer_id, signed_up_on,
       signed_up_on - LEAD(signed_up_on) OVER (ORDER BY step) AS days_after_referrer,
       COALESCE(referred_by::text, 'came alone') AS by
FROM up
ORDER BY step

--: accepted   referrers and the orders of those they referred
SELECT r.customer_id, r.full_name,
       COUNT(DISTINCT c.customer_id) AS referred,
       COUNT(o.order_id) AS their_orders,
       (SELECT COUNT(*) FROM orders x WHERE x.customer_id = r.customer_id) AS own_orders,
       ROUND(COUNT(o.order_id)::numeric / COUNT(DISTINCT c.customer_id), 2) AS per_head,
       string_agg(DISTINCT c.country, ',' ORDER BY c.country) AS countries
FROM customers r
JOIN customers c ON c.referred_by = r.customer_id
LEFT JOIN orders o ON o.customer_id = c.customer_id
GROUP BY r.customer_id
HAVING COUNT(DISTINCT c.customer_id) >= 3
ORDER BY referred DESC, r.customer_id

--: accepted   tags counted with unnest
SELECT tag, COUNT(*) AS products, ROUND(AVG(p.price), 2) AS avg_price,
       array_agg(p.product_id ORDER BY p.product_id) AS ids,
       (array_agg(p.product_id ORDER BY p.price DESC, p.product_id))[1:3] AS dearest
FROM products p, unnest(p.tags) AS tag
GROUP BY tag
ORDER BY products DESC, tag

--: accepted   NULL tags, empty tags and the length of an array
SELECT tags IS NULL AS no_tags,
       tags = '{}' AS empty,
       array_length(tags, 1) AS len,
       cardinality(tags) AS card,
       COALESCE(array_length(tags, 1), 0) AS len0,
       COUNT(*) AS n
FROM products
GROUP BY 1, 2, 3, 4, 5
ORDER BY card NULLS FIRST

--: accepted   products tagged sale but not gift
SELECT product_id, tags, tags[1] AS first_tag, tags[array_upper(tags, 1)] AS last_tag,
       array_position(tags, 'sale') AS at, array_to_string(tags, '+') AS txt,
       tags[2:] AS without_first, tags || 'x'::text AS more, array_remove(tags, 'sale') AS rest
FROM products
WHERE 'sale' = ANY (tags) AND NOT tags @> ARRAY['gift']
ORDER BY product_id

--: accepted   products that share two tags
SELECT a.product_id AS a, b.product_id AS b,
       ARRAY(SELECT unnest(a.tags) INTERSECT SELECT unnest(b.tags) ORDER BY 1) AS common
FROM products a
JOIN products b ON a.product_id < b.product_id AND a.tags && b.tags
WHERE a.product_id <= 30 AND b.product_id <= 60
  AND cardinality(ARRAY(SELECT unnest(a.tags) INTERSECT SELECT unnest(b.tags))) >= 2
ORDER BY a.product_id, b.product_id

--: accepted   tags against NULL with ANY and ALL
SELECT COUNT(*) FILTER (WHERE 'eco' = ANY (tags)) AS eco,
       COUNT(*) FILTER (WHERE NOT ('eco' = ANY (tags))) AS not_eco,
       COUNT(*) FILTER (WHERE 'eco' <> ALL (tags)) AS none_eco,
       COUNT(*) FILTER (WHERE ('eco' = ANY (tags)) IS NULL) AS unknown,
       COUNT(*) FILTER (WHERE 'eco' = ALL (tags)) AS only_eco_or_empty,
       COUNT(*) FILTER (WHERE tags <@ ARRAY['eco', 'gift', 'sale']) AS subset
FROM products

--: accepted   tags in their place with ordinality
SELECT t.pos, t.tag, COUNT(*) AS n, MIN(p.product_id) AS first_product
FROM products p
CROSS JOIN LATERAL unnest(p.tags) WITH ORDINALITY AS t(tag, pos)
GROUP BY t.pos, t.tag
HAVING COUNT(*) > 3
ORDER BY t.pos, n DESC, t.tag

--: accepted   untagged products kept by a left join lateral
SELECT p.product_id, t.tag, COUNT(t.tag) OVER (PARTITION BY p.product_id) AS tags,
       COALESCE(t.tag, CASE WHEN p.tags IS NULL THEN 'null' ELSE 'empty' END) AS label
FROM products p
LEFT JOIN LATERAL unnest(p.tags) AS t(tag) ON true
WHERE p.product_id BETWEEN 8 AND 36
ORDER BY p.product_id, t.tag

--: accepted   arrays of products per order and their order
SELECT o.order_id,
       array_agg(l.product_id ORDER BY l.line_no) AS as_ordered,
       array_agg(DISTINCT l.product_id) AS distinct_ids,
       cardinality(array_agg(DISTINCT l.product_id)) AS kinds,
       array_agg(l.quantity * l.unit_price ORDER BY l.quantity * l.unit_price DESC, l.line_no) AS amounts,
       array_position(array_agg(l.product_id ORDER BY l.line_no), 88) AS at_88
FROM orders o JOIN order_lines l ON l.order_id = o.order_id
GROUP BY o.order_id
HAVING COUNT(*) > COUNT(DISTINCT l.product_id)
ORDER BY o.order_id
LIMIT 30

--: accepted   array_agg of nothing against an empty array
SELECT c.customer_id,
       array_agg(o.order_id) AS with_null,
       array_agg(o.order_id) FILTER (WHERE o.order_id IS NOT NULL) AS nullable,
       COALESCE(array_agg(o.order_id) FILTER (WHERE o.order_id IS NOT NULL), '{}') AS never_null,
       ARRAY(SELECT x.order_id FROM orders x WHERE x.customer_id = c.customer_id ORDER BY x.order_id) AS by_subquery,
       string_agg(o.order_id::text, ',') AS txt
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id
WHERE c.customer_id IN (50, 55, 88, 120)
GROUP BY c.customer_id
ORDER BY c.customer_id

--: accepted   customers who bought all postcards (relational division)
SELECT o.customer_id, COUNT(DISTINCT l.product_id) AS postcards,
       array_agg(DISTINCT l.product_id ORDER BY l.product_id) AS ids,
       bool_or(o.status = 'cancelled') AS some_cancelled
FROM orders o
JOIN order_lines l ON l.order_id = o.order_id
WHERE l.product_id IN (87, 88, 89, 90)
GROUP BY o.customer_id
HAVING COUNT(DISTINCT l.product_id) = 4
    OR array_agg(DISTINCT l.product_id) @> ARRAY[87, 88, 89]
ORDER BY o.customer_id

--: accepted   customers with an order in every month of 2024
SELECT c.customer_id, c.country
FROM customers c
WHERE NOT EXISTS (
    SELECT 1
    FROM generate_series(1, 12) AS m
    WHERE NOT EXISTS (
        SELECT 1 FROM orders o
        WHERE o.customer_id = c.customer_id
          AND extract(year FROM o.placed_at) = 2024
          AND extract(month FROM o.placed_at) = m))
ORDER BY c.customer_id

--: accepted   pairs of products bought together
SELECT a.product_id AS p1, b.product_id AS p2,
       COUNT(DISTINCT a.order_id) AS orders,
       SUM(LEAST(a.quantity, b.quantity)) AS pairs
FROM order_lines a
JOIN order_lines b USING (order_id)
WHERE a.product_id < b.product_id
GROUP BY a.product_id, b.product_id
HAVING COUNT(DISTINCT a.order_id) >= 5
ORDER BY orders DESC, p1, p2
LIMIT 40

--: accepted   support and lift of the commonest pairs
WITH b AS (
    SELECT DISTINCT order_id, product_id FROM order_lines
), n AS (
    SELECT COUNT(DISTINCT order_id) AS total FROM b
), s AS (
    SELECT product_id, COUNT(*) AS c FROM b GROUP BY product_id
)
SELECT x.product_id, y.product_id, COUNT(*) AS together,
       ROUND(COUNT(*)::numeric / n.total, 5) AS support,
       ROUND(COUNT(*)::numeric / sx.c, 4) AS confidence,
       ROUND(COUNT(*)::numeric * n.total / (sx.c * sy.c), 3) AS lift
FROM b x
JOIN b y ON y.order_id = x.order_id AND y.product_id > x.product_id
JOIN s sx ON sx.product_id = x.product_id
JOIN s sy ON sy.product_id = y.product_id
CROSS JOIN n
GROUP BY x.product_id, y.product_id, n.total, sx.c, sy.c
HAVING COUNT(*) >= 6
ORDER BY lift DESC, x.product_id, y.product_id
LIMIT 30

--: accepted   order as a JSON document
SELECT json_build_object(
           'id', o.order_id,
           'day', to_char(o.placed_at, 'YYYY-MM-DD'),
           'fee', o.shipping_fee,
           'shipped', o.shipped_at,
           'coupon', o.coupon_code,
           'lines', (SELECT json_agg(json_build_object('no', l.line_no, 'product', l.product_id, 'amount', l.quantity * l.unit_price) ORDER BY l.line_no)
                     FROM order_lines l WHERE l.order_id = o.order_id)) AS doc
FROM orders o
WHERE o.order_id IN (1001, 1007, 1010, 1013, 1118)
ORDER BY o.order_id

--: accepted   jsonb object of statuses per country
SELECT country, jsonb_object_agg(status, n) AS by_status,
       (jsonb_object_agg(status, n) ->> 'delivered')::int AS delivered,
       jsonb_object_agg(status, n) ? 'paid' AS has_paid,
       COALESCE((jsonb_object_agg(status, n) -> 'cancelled')::text, 'none') AS cancelled
FROM (
    SELECT c.country, o.status, COUNT(*) AS n
    FROM customers c JOIN orders o USING (customer_id)
    GROUP BY c.country, o.status
) t
GROUP BY country
ORDER BY country

--: accepted   rows as JSON with NULLs
SELECT row_to_json(t) AS j, to_jsonb(t) ->> 'price' AS price_text,
       jsonb_array_length(to_jsonb(t) -> 'tags') AS tags,
       jsonb_typeof(to_jsonb(t) -> 'weight_kg') AS w_type,
       json_strip_nulls(row_to_json(t)) AS short
FROM (SELECT product_id, price, weight_kg, tags, discontinued_on FROM products) AS t
WHERE t.product_id IN (1, 8, 13, 17, 24) AND t.tags IS NOT NULL
ORDER BY t.product_id

--: accepted   values read back from built JSON
WITH docs AS (
    SELECT customer_id, jsonb_build_object('name', full_name, 'news', newsletter, 'born', birth_date, 'ids', jsonb_build_array(customer_id, referred_by)) AS d
    FROM customers
    WHERE customer_id <= 25
)
SELECT customer_id, d ->> 'name' AS name, (d ->> 'news')::boolean AS news,
       (d ->> 'born')::date AS born, d -> 'ids' -> 1 AS ref_json, d #>> '{ids,1}' AS ref_text,
       d -> 'news' = 'null'::jsonb AS json_null, d ->> 'nothing' IS NULL AS missing
FROM docs
WHERE (d ->> 'news') IS DISTINCT FROM 'false'
ORDER BY customer_id

--: accepted   array elements out of jsonb_agg
WITH a AS (
    SELECT c.country, jsonb_agg(jsonb_build_object('c', c.customer_id, 'n', c.full_name) ORDER BY c.customer_id) AS arr
    FROM customers c
    WHERE c.country IN ('IS', 'NO', 'AT')
    GROUP BY c.country
)
SELECT a.country, jsonb_array_length(a.arr) AS n, e.ord, (e.el ->> 'c')::int AS customer_id,
       a.arr -> -1 ->> 'c' AS last_one
FROM a
CROSS JOIN LATERAL jsonb_array_elements(a.arr) WITH ORDINALITY AS e(el, ord)
WHERE e.ord <= 3
ORDER BY a.country, e.ord

--: accepted   products dearer than the average of their brand
SELECT p.product_id, p.brand, p.price,
       (SELECT ROUND(AVG(q.price), 2) FROM products q WHERE q.brand = p.brand) AS brand_avg,
       p.price - (SELECT AVG(q.price) FROM products q WHERE q.brand IS NOT DISTINCT FROM p.brand) AS above
FROM products p
WHERE p.price > (SELECT AVG(q.price) * 1.5 FROM products q WHERE q.brand IS NOT DISTINCT FROM p.brand)
ORDER BY above DESC, p.product_id

--: accepted   having against a correlated subquery
SELECT c.country, COUNT(*) AS orders, ROUND(AVG(o.shipping_fee), 3) AS avg_fee
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.country
HAVING AVG(o.shipping_fee) > (SELECT AVG(shipping_fee) FROM orders)
   AND COUNT(*) > (SELECT COUNT(*) FROM customers k WHERE k.country = c.country)
ORDER BY c.country

--: accepted   nth highest price with offset
SELECT (SELECT DISTINCT price FROM products ORDER BY price DESC OFFSET 1 LIMIT 1) AS second_price,
       (SELECT DISTINCT price FROM products ORDER BY price DESC OFFSET 4 ROWS FETCH NEXT 1 ROW ONLY) AS fifth_price,
       (SELECT price FROM products ORDER BY price DESC, product_id OFFSET 1 LIMIT 1) AS second_row,
       (SELECT MAX(price) FROM products WHERE price < (SELECT MAX(price) FROM products)) AS below_max,
       (SELECT DISTINCT price FROM products ORDER BY price DESC OFFSET 1000 LIMIT 1) AS none

--: accepted   dearest products with ties
SELECT product_id, sku, price, weight_kg
FROM (
    SELECT *
    FROM products
    ORDER BY price DESC
    FETCH FIRST 4 ROWS WITH TIES
) AS top
ORDER BY price DESC, weight_kg DESC, product_id

--: accepted   quantified comparisons over subqueries
SELECT p.product_id, p.price,
       p.price >= ALL (SELECT price FROM products) AS is_max,
       p.price > ANY (SELECT price FROM products WHERE brand = 'Nordwick') AS above_some,
       p.price <> ALL (SELECT unit_price FROM order_lines WHERE product_id = p.product_id) AS never_at_this_price,
       p.weight_kg < ALL (SELECT weight_kg FROM products WHERE product_id IN (13, 45)) AS null_trap,
       p.price > ALL (SELECT price FROM products WHERE brand = 'nobody') AS over_nothing,
       p.price > ANY (SELECT price FROM products WHERE brand = 'nobody') AS any_of_nothing
FROM products p
WHERE p.price > 100 OR p.price < 5
ORDER BY p.price DESC, p.product_id

--: accepted   row comparisons and keyset pagination
SELECT order_id, placed_at, customer_id
FROM orders
WHERE (placed_at, order_id) > (TIMESTAMP '2024-11-29 12:00:00', 2140)
  AND (placed_at, order_id) <= ('2024-11-29 23:59:59', 999999)
ORDER BY placed_at, order_id
LIMIT 20

--: accepted   latest order per customer with a row IN subquery
SELECT o.customer_id, o.order_id, o.placed_at, o.status
FROM orders o
WHERE (o.customer_id, o.placed_at) IN (SELECT customer_id, MAX(placed_at) FROM orders GROUP BY customer_id)
  AND o.customer_id BETWEEN 20 AND 60
ORDER BY o.customer_id, o.order_id

--: accepted   latest order per customer with DISTINCT ON
SELECT DISTINCT ON (c.country, o.customer_id)
       c.country, o.customer_id, o.order_id, o.placed_at::date AS day, o.coupon_code
FROM orders o
JOIN customers c ON c.customer_id = o.customer_id
WHERE c.country IN ('IE', 'PT', 'AT', 'NO')
ORDER BY c.country, o.customer_id DESC, o.placed_at DESC, o.order_id DESC

--: accepted   first payment of each order that failed before it worked
SELECT DISTINCT ON (f.order_id) f.order_id, f.method AS failed_with, p.method AS paid_with,
       p.attempted_at - f.attempted_at AS until_next,
       extract(epoch FROM p.attempted_at - f.attempted_at)::int AS secs,
       f.method = p.method AS same
FROM payments f
JOIN payments p ON p.order_id = f.order_id AND p.status = 'paid' AND p.attempted_at > f.attempted_at
WHERE f.status = 'failed' AND f.attempted_at >= '2024-12-01'
ORDER BY f.order_id, f.attempted_at, f.payment_id, p.attempted_at, p.payment_id

--: accepted   values list joined to totals
WITH target(country, goal) AS (
    VALUES ('DE', 300), ('GB', 250.5), ('FR', 200), ('XX', 1)
)
SELECT t.country, t.goal, COUNT(o.order_id) AS orders,
       COUNT(o.order_id) - t.goal AS diff,
       ROUND(COUNT(o.order_id) / t.goal * 100) AS pct,
       CASE WHEN COUNT(o.order_id) >= t.goal THEN 'met' ELSE 'missed' END AS result
FROM target t
LEFT JOIN customers c ON c.country = t.country
LEFT JOIN orders o ON o.customer_id = c.customer_id
GROUP BY t.country, t.goal
ORDER BY t.goal DESC

--: accepted   full join of customers and addresses by country
SELECT country, COALESCE(cu.n, 0) AS customers, COALESCE(ad.n, 0) AS addresses,
       cu.n - ad.n AS diff, GREATEST(cu.n, ad.n) AS bigger, LEAST(cu.n, ad.n, 20) AS smaller
FROM (SELECT country, COUNT(*) AS n FROM customers WHERE newsletter GROUP BY country) cu
FULL JOIN (SELECT country, COUNT(*) AS n FROM addresses WHERE kind = 'billing' AND NOT is_default GROUP BY country) ad USING (country)
ORDER BY country

--: accepted   full outer join of returns and reviews per product
SELECT COALESCE(a.product_id, b.product_id) AS product_id, a.returned, b.reviews, b.avg_rating,
       CASE WHEN a.product_id IS NULL THEN 'only reviewed' WHEN b.product_id IS NULL THEN 'only returned' ELSE 'both' END AS side
FROM (
    SELECT l.product_id, SUM(r.quantity) AS returned
    FROM returns r JOIN order_lines l ON (l.order_id, l.line_no) = (r.order_id, r.line_no)
    GROUP BY l.product_id
) a
FULL OUTER JOIN (
    SELECT product_id, COUNT(*) AS reviews, ROUND(AVG(rating), 1) AS avg_rating
    FROM reviews GROUP BY product_id
) b ON a.product_id = b.product_id
ORDER BY 1

--: accepted   natural join with an unwanted common column
SELECT COUNT(*) AS natural_rows,
       (SELECT COUNT(*) FROM customers JOIN addresses USING (customer_id)) AS using_rows,
       (SELECT COUNT(*) FROM orders NATURAL JOIN payments) AS same_status,
       (SELECT COUNT(*) FROM order_lines NATURAL JOIN returns) AS all_came_back
FROM customers NATURAL JOIN addresses

--: accepted   lines that came back in full by natural join
SELECT order_id, line_no, quantity, product_id, return_id, requested_on,
       received_on - requested_on AS days,
       COALESCE(NULLIF(trim(reason), ''), '?') AS why
FROM order_lines NATURAL JOIN returns
WHERE quantity > 1
ORDER BY return_id

--: accepted   join using and the merged column
SELECT *
FROM (SELECT order_id, customer_id, status FROM orders WHERE order_id < 1008) o
LEFT JOIN (SELECT order_id, status, amount FROM payments WHERE status = 'failed') p USING (order_id)
ORDER BY order_id

--: accepted   duplicate column names in the result
SELECT c.country, a.country, c.customer_id, a.customer_id, a.kind AS "Kind", COUNT(*) OVER () AS "count", COUNT(*) OVER (PARTITION BY c.country) AS "count"
FROM customers c
JOIN addresses a ON a.customer_id = c.customer_id
WHERE a.country <> c.country AND c.customer_id < 30
ORDER BY c.customer_id, a.address_id

--: accepted   gifts to another customer's address
SELECT o.order_id, o.customer_id AS giver, a.customer_id AS receiver,
       a.country, a.city, o.placed_at::date AS day
FROM orders o
INNER JOIN addresses a ON a.address_id = o.shipping_address_id
WHERE a.customer_id <> o.customer_id
ORDER BY o.order_id

--: accepted   union of numbers of different types
SELECT 'fee' AS what, shipping_fee AS x FROM orders WHERE order_id < 1010
UNION
SELECT 'quantity', quantity FROM order_lines WHERE order_id < 1010
UNION
SELECT 'weight', weight_kg FROM products WHERE product_id < 8
UNION
SELECT 'null', NULL
ORDER BY what, x DESC NULLS LAST

--: accepted   union all keeps duplicates and mixes date with timestamp
SELECT order_id AS id, placed_at AS moment, 'order' AS kind FROM orders WHERE customer_id = 26
UNION ALL
SELECT customer_id, signed_up_on, 'sign up' FROM customers WHERE customer_id = 26
UNION ALL
SELECT payment_id, paid_at, 'payment ' || method FROM payments WHERE order_id IN (1005, 1006)
ORDER BY moment, kind, id

--: accepted   intersect and except of customers
(SELECT customer_id FROM orders WHERE status = 'cancelled'
 INTERSECT
 SELECT customer_id FROM reviews WHERE rating <= 2)
EXCEPT
SELECT o.customer_id FROM orders o JOIN returns r ON r.order_id = o.order_id
ORDER BY customer_id

--: accepted   except all against except
SELECT 'except' AS op, COUNT(*) AS n
FROM (SELECT customer_id FROM orders EXCEPT SELECT customer_id FROM reviews) a
UNION ALL
SELECT 'except all', COUNT(*)
FROM (SELECT customer_id FROM orders EXCEPT ALL SELECT customer_id FROM reviews) b
UNION ALL
SELECT 'intersect all', COUNT(*)
FROM (SELECT customer_id FROM orders INTERSECT ALL SELECT customer_id FROM reviews) c
ORDER BY op

--: accepted   NULLs are equal in set operations and in groups
SELECT COUNT(*) AS in_group, phone IS NULL AS is_null,
       (SELECT COUNT(*) FROM (SELECT phone FROM customers INTERSECT SELECT NULL) i) AS intersect_null,
       (SELECT COUNT(*) FROM customers WHERE phone = NULL) AS eq_null,
       (SELECT COUNT(DISTINCT phone) FROM customers) AS distinct_phones
FROM customers
WHERE phone IS NULL OR phone = ''
GROUP BY phone
ORDER BY in_group DESC

--: accepted   symmetric difference of the products of two months
WITH nov AS (
    SELECT DISTINCT product_id FROM order_lines JOIN orders USING (order_id)
    WHERE date_trunc('month', placed_at) = '2024-11-01'
), feb AS (
    SELECT DISTINCT product_id FROM order_lines JOIN orders USING (order_id)
    WHERE date_trunc('month', placed_at) = '2025-02-01'
)
SELECT product_id, CASE WHEN product_id IN (SELECT product_id FROM nov) THEN 'nov' ELSE 'feb' END AS sold_in
FROM (
    (SELECT product_id FROM nov EXCEPT SELECT product_id FROM feb)
    UNION
    (SELECT product_id FROM feb EXCEPT SELECT product_id FROM nov)
) d
ORDER BY sold_in, product_id

--: accepted   greatest and least ignore NULL
SELECT order_id, GREATEST(placed_at, shipped_at, delivered_at) AS last_event,
       LEAST(shipped_at, delivered_at) AS first_event,
       COALESCE(shipped_at, delivered_at, placed_at) AS best_known,
       placed_at + (shipped_at - placed_at) AS computed,
       num_nulls(shipped_at, delivered_at, shipping_address_id, coupon_code) AS nulls
FROM orders
WHERE order_id BETWEEN 1001 AND 1030
ORDER BY nulls DESC, order_id

--: accepted   concat against the pipe operator with NULL
SELECT product_id, brand || ' ' || name AS piped,
       concat(brand, ' ', name) AS concatenated,
       concat_ws(' / ', brand, NULLIF(sku, 'ST-1035'), name) AS ws,
       format('%s|%s', brand, price) AS fmt,
       format('%-12s<%6s>', left(sku, 2), price) AS padded,
       length(brand || name) AS len, length(concat(brand, name)) AS len2
FROM products
WHERE product_id IN (5, 7, 13, 18, 28, 36, 38)
ORDER BY product_id

--: accepted   format with literals and identifiers
SELECT customer_id,
       format('INSERT INTO %I VALUES (%L, %L)', 'Order', full_name, phone) AS stmt,
       format('%2$s-%1$s', country, customer_id) AS swapped,
       format('%s%%', customer_id * 10) AS pct,
       quote_nullable(phone) AS q
FROM customers
WHERE customer_id <= 12
ORDER BY customer_id

--: accepted   string aggregation with distinct and order
SELECT c.country,
       string_agg(DISTINCT a.kind, ', ' ORDER BY a.kind DESC) AS kinds,
       string_agg(a.postcode, '' ORDER BY a.address_id) FILTER (WHERE a.postcode LIKE '%7') AS sevens,
       string_agg(a.city, ',' ORDER BY a.city COLLATE "C", a.address_id) AS cities,
       COUNT(DISTINCT a.city) AS n_cities
FROM customers c
JOIN addresses a ON a.customer_id = c.customer_id
WHERE c.country IN ('AT', 'IE', 'NO', 'PT', 'IS')
GROUP BY c.country
ORDER BY c.country

--: accepted   words of the reviews
SELECT w.word, COUNT(*) AS n, COUNT(DISTINCT r.customer_id) AS customers, ROUND(AVG(r.rating), 2) AS rating
FROM reviews r
CROSS JOIN LATERAL regexp_split_to_table(lower(r.body), '[^a-z]+') AS w(word)
WHERE w.word <> '' AND length(w.word) > 3
GROUP BY w.word
ORDER BY n DESC, w.word
LIMIT 20

--: accepted   review bodies in length classes
SELECT CASE WHEN body IS NULL THEN 'none' WHEN body = '' THEN 'empty'
            WHEN char_length(body) <= 10 THEN 'short' ELSE 'long' END AS class,
       COUNT(*) AS n, SUM(helpful_votes) AS votes,
       ROUND(AVG(char_length(body)), 2) AS avg_chars,
       SUM(octet_length(body) - char_length(body)) AS extra_bytes,
       COUNT(*) FILTER (WHERE body ILIKE '%WOULD BUY%') AS would_buy
FROM reviews
GROUP BY 1
ORDER BY MIN(char_length(body)) NULLS FIRST, 1

--: accepted   regular expressions on product names
SELECT product_id, name,
       regexp_replace(name, '^(\w+) (\w+)', '\2 \1') AS swapped,
       (regexp_match(name, '([A-Za-z]+)$'))[1] AS last_word,
       regexp_count(name, '[aeiou]') AS vowels,
       regexp_substr(name, '[A-Z][a-z]+', 1, 2) AS second_cap,
       name ~* 'light|grey' AS plain, name SIMILAR TO '%(Jacket|Scarf|Pan)%' AS sim
FROM products
WHERE name ~ '^[A-Za-z ,]+$' AND product_id <= 45
ORDER BY product_id

--: accepted   regexp_matches gives several rows
SELECT p.product_id, p.name, m.hit[1] AS letter_pair, COUNT(*) OVER (PARTITION BY p.product_id) AS hits
FROM products p
CROSS JOIN LATERAL regexp_matches(p.name, '([a-z])\1', 'g') WITH ORDINALITY AS m(hit, ord)
WHERE p.product_id <= 60
ORDER BY p.product_id, m.ord

--: accepted   wool socks in any case
SELECT name, lower(name) = 'wool socks' AS eq_lower, name = 'Wool Socks' AS eq,
       name LIKE 'wool%' AS lk, name ILIKE 'wool%' AS ilk, name ~* '^WOOL' AS re,
       name LIKE 'Wool Socks ' AS trailing, name || ' ' = name AS pad_equal,
       COUNT(*) AS n
FROM products
WHERE lower(name) LIKE 'wool%'
GROUP BY name
ORDER BY name COLLATE "C"

--: accepted   char padding and trailing blanks
SELECT coupon_code, coupon_code::char(12) = upper(coupon_code)::char(12) AS eq_char,
       length(coupon_code::char(12)) AS len_char, length(coupon_code::varchar(6)) AS len_cut,
       coupon_code::varchar(6) AS cut, rtrim(coupon_code) = coupon_code AS no_tail,
       ltrim(coupon_code, ' W') AS l, trim(leading 'w' from coupon_code) AS lw
FROM orders
WHERE coupon_code IS NOT NULL
GROUP BY coupon_code
ORDER BY coupon_code COLLATE "C"

--: accepted   empty string is not NULL
SELECT coalesce(coupon_code, 'NULL') AS raw, coupon_code = '' AS is_empty, coupon_code IS NULL AS is_null,
       length(coupon_code) AS len, coalesce(nullif(btrim(coupon_code), ''), 'none') AS code,
       count(*) AS n, count(coupon_code) AS cnt, count(distinct customer_id) AS customers
FROM orders
WHERE coalesce(coupon_code, '') = ''
GROUP BY coupon_code
ORDER BY n, is_null

--: accepted   new and returning customers per month
WITH o AS (
    SELECT customer_id, date_trunc('month', placed_at)::date AS month,
           MIN(date_trunc('month', placed_at)::date) OVER (PARTITION BY customer_id) AS first_month
    FROM orders
    WHERE status <> 'cancelled'
)
SELECT month,
       COUNT(DISTINCT customer_id) AS active,
       COUNT(DISTINCT customer_id) FILTER (WHERE month = first_month) AS new_ones,
       COUNT(DISTINCT CASE WHEN month > first_month THEN customer_id END) AS returning_ones,
       ROUND(COUNT(DISTINCT CASE WHEN month > first_month THEN customer_id END) * 100.0 / COUNT(DISTINCT customer_id), 1) AS returning_pct
FROM o
GROUP BY month
ORDER BY month

--: accepted   cumulative number of distinct buyers
SELECT month, new_buyers, SUM(new_buyers) OVER (ORDER BY month) AS buyers_so_far,
       ROUND(SUM(new_buyers) OVER (ORDER BY month) * 100 / SUM(new_buyers) OVER (), 2) AS pct
FROM (
    SELECT date_trunc('month', first_at) AS month, COUNT(*) AS new_buyers
    FROM (SELECT customer_id, MIN(placed_at) AS first_at FROM orders GROUP BY customer_id) f
    GROUP BY 1
) t
ORDER BY month

--: accepted   months in a row with an order per customer
WITH m AS (
    SELECT DISTINCT customer_id,
           (extract(year FROM placed_at) * 12 + extract(month FROM placed_at))::int AS mon
    FROM orders
), g AS (
    SELECT customer_id, mon, mon - ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY mon) AS grp FROM m
)
SELECT customer_id, COUNT(*) AS months,
       make_date(((MIN(mon) - 1) / 12), (MIN(mon) - 1) % 12 + 1, 1) AS from_month,
       to_char(make_date((MAX(mon) - 1) / 12, (MAX(mon) - 1) % 12 + 1, 1), 'Mon YYYY') AS to_month
FROM g
GROUP BY customer_id, grp
HAVING COUNT(*) >= 5
ORDER BY months DESC, customer_id, from_month

--: accepted   churned customers by last order
SELECT CASE
           WHEN last_at >= TIMESTAMP '2025-03-31' - INTERVAL '90 days' THEN '1 active'
           WHEN last_at >= TIMESTAMP '2025-03-31' - INTERVAL '6 months' THEN '2 cooling'
           WHEN last_at >= TIMESTAMP '2025-03-31' - INTERVAL '1 year' THEN '3 sleeping'
           WHEN last_at IS NULL THEN '5 never'
           ELSE '4 lost'
       END AS state,
       COUNT(*) AS n, MIN(last_at)::date AS earliest, MAX(last_at)::date AS latest,
       ROUND(AVG(orders), 2) AS avg_orders
FROM (
    SELECT c.customer_id, MAX(o.placed_at) AS last_at, COUNT(o.order_id) AS orders
    FROM customers c LEFT JOIN orders o USING (customer_id)
    GROUP BY c.customer_id
) x
GROUP BY 1
ORDER BY 1

--: accepted   parcels on their way at the same time (peak of events)
WITH ev AS (
    SELECT shipped_at AS ts, 1 AS d FROM orders WHERE shipped_at IS NOT NULL
    UNION ALL
    SELECT delivered_at, -1 FROM orders WHERE shipped_at IS NOT NULL AND delivered_at IS NOT NULL
), run AS (
    SELECT ts, SUM(d) OVER (ORDER BY ts, d ROWS UNBOUNDED PRECEDING) AS under_way FROM ev
)
SELECT date_trunc('month', ts)::date AS month, MAX(under_way) AS peak, MIN(under_way) AS low
FROM run
GROUP BY 1
ORDER BY 1

--: accepted   backlog of undelivered orders at each month end
SELECT m::date AS month_end,
       COUNT(o.order_id) AS open_orders,
       SUM(CASE WHEN o.shipped_at < m + INTERVAL '1 day' THEN 1 ELSE 0 END) AS of_these_shipped,
       MAX(m::date - o.placed_at::date) AS oldest_days
FROM generate_series(TIMESTAMP '2024-01-31', TIMESTAMP '2025-03-31', INTERVAL '1 month') AS g(m0)
CROSS JOIN LATERAL (SELECT date_trunc('month', m0) + INTERVAL '1 month' - INTERVAL '1 day' AS m) x
LEFT JOIN orders o ON o.placed_at < m + INTERVAL '1 day'
                  AND o.status <> 'cancelled'
                  AND (o.delivered_at IS NULL OR o.delivered_at >= m + INTERVAL '1 day')
GROUP BY m
ORDER BY m

--: accepted   last value carried forward on a calendar
WITH cal AS (
    SELECT d::date AS day FROM generate_series(TIMESTAMP '2024-12-20', '2025-01-10', '1 day') d
), n AS (
    SELECT placed_at::date AS day, COUNT(*) AS n FROM orders GROUP BY 1
), j AS (
    SELECT cal.day, n.n, COUNT(n.n) OVER (ORDER BY cal.day) AS grp
    FROM cal LEFT JOIN n USING (day)
)
SELECT day, n, FIRST_VALUE(n) OVER (PARTITION BY grp ORDER BY day) AS filled,
       ROW_NUMBER() OVER (PARTITION BY grp ORDER BY day) - 1 AS days_old
FROM j
ORDER BY day

--: accepted   weekdays between order and delivery
SELECT o.order_id, o.placed_at::date AS placed, o.delivered_at::date AS delivered,
       o.delivered_at::date - o.placed_at::date AS days,
       COUNT(d) FILTER (WHERE extract(isodow FROM d) < 6) AS workdays,
       COUNT(d) FILTER (WHERE extract(dow FROM d) IN (0, 6)) AS weekend_days
FROM orders o
LEFT JOIN LATERAL generate_series(o.placed_at::date + 1, o.delivered_at::date, INTERVAL '1 day') AS d ON true
WHERE o.order_id BETWEEN 1400 AND 1440
GROUP BY o.order_id
ORDER BY o.order_id

--: accepted   last working day of the months
SELECT m::date AS month,
       e AS month_end, to_char(e, 'FMDay') AS weekday,
       e - CASE extract(isodow FROM e) WHEN 6 THEN 1 WHEN 7 THEN 2 ELSE 0 END AS last_workday,
       extract(day FROM e) AS days_in_month,
       extract(doy FROM e) AS doy, extract(century FROM e) AS century, extract(quarter FROM e) AS q
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2025-03-01', INTERVAL '1 month') AS m
CROSS JOIN LATERAL (SELECT (m + INTERVAL '1 month - 1 day')::date AS e) AS x
ORDER BY m

--: accepted   same weekday one year before
SELECT a.day, a.n, b.day AS year_before, b.n AS n_before, a.n - COALESCE(b.n, 0) AS diff,
       ROUND(a.n::numeric / NULLIF(b.n, 0), 2) AS ratio
FROM (SELECT placed_at::date AS day, COUNT(*) AS n FROM orders GROUP BY 1) a
LEFT JOIN (SELECT placed_at::date AS day, COUNT(*) AS n FROM orders GROUP BY 1) b ON b.day = a.day - 364
WHERE a.day >= DATE '2024-11-20' AND a.day < DATE '2024-11-20' + INTERVAL '3 weeks'
ORDER BY a.day

--: accepted   month to date against the month before
WITH d AS (
    SELECT placed_at::date AS day, SUM(quantity * unit_price * (1 - discount)) AS rev
    FROM orders JOIN order_lines USING (order_id)
    GROUP BY 1
), c AS (
    SELECT day, rev,
           SUM(rev) OVER (PARTITION BY date_trunc('month', day::timestamp) ORDER BY day) AS mtd
    FROM d
)
SELECT c.day, c.rev, c.mtd,
       (SELECT p.mtd FROM c p
        WHERE p.day <= (c.day - INTERVAL '1 month')
          AND date_trunc('month', p.day::timestamp) = date_trunc('month', c.day - INTERVAL '1 month')
        ORDER BY p.day DESC LIMIT 1) AS mtd_before
FROM c
WHERE c.day BETWEEN '2024-03-20' AND '2024-04-05'
ORDER BY c.day

--: accepted   bank transfers that took long
SELECT p.payment_id, p.order_id, p.attempted_at::date AS tried, p.paid_at::date AS paid,
       p.paid_at - p.attempted_at AS took,
       extract(day FROM p.paid_at - p.attempted_at)::int AS d,
       (p.paid_at - p.attempted_at) > INTERVAL '1 month' AS over_a_month,
       CASE WHEN p.paid_at < o.placed_at + make_interval(days => 30) THEN 'in time' ELSE 'late' END AS verdict
FROM payments p
JOIN orders o ON o.order_id = p.order_id
WHERE p.method = 'bank_transfer' AND p.paid_at >= o.placed_at + INTERVAL '25 days'
ORDER BY took DESC, p.payment_id

--: accepted   orders entered late by comparing ids and times
SELECT order_id, placed_at,
       MAX(placed_at) OVER (ORDER BY order_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS max_before,
       MAX(placed_at) OVER (ORDER BY order_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) - placed_at AS late_by
FROM orders
ORDER BY late_by DESC NULLS LAST, order_id
LIMIT 20

--: accepted   return rate per product with empty groups
SELECT p.product_id, p.name,
       COALESCE(s.sold, 0) AS sold, COALESCE(r.back, 0) AS back,
       ROUND(r.back * 100.0 / s.sold, 2) AS pct,
       ROUND(COALESCE(r.back, 0)::numeric / NULLIF(s.sold, 0), 4) AS rate,
       r.back / s.sold AS int_rate
FROM products p
LEFT JOIN (SELECT product_id, SUM(quantity) AS sold FROM order_lines GROUP BY 1) s ON s.product_id = p.product_id
LEFT JOIN (SELECT l.product_id, SUM(r.quantity) AS back
           FROM returns r JOIN order_lines l USING (order_id, line_no) GROUP BY 1) r ON r.product_id = p.product_id
ORDER BY rate DESC NULLS LAST, sold DESC, p.product_id
LIMIT 60

--: accepted   refund value of returns with line discounts
SELECT date_trunc('quarter', r.requested_on::timestamp)::date AS quarter,
       COUNT(*) AS returns, COUNT(r.received_on) AS received,
       SUM(r.quantity * l.unit_price * (1 - l.discount)) AS value,
       ROUND(SUM(r.quantity * l.unit_price * (1 - l.discount)), 2)::text AS value_text,
       AVG(r.received_on - r.requested_on) AS avg_days,
       MAX(r.requested_on - o.delivered_at::date) AS latest_after_delivery
FROM returns r
JOIN order_lines l USING (order_id, line_no)
JOIN orders o USING (order_id)
GROUP BY 1
ORDER BY 1

--: accepted   top five products and the rest as other
WITH s AS (
    SELECT product_id, SUM(quantity) AS units, ROW_NUMBER() OVER (ORDER BY SUM(quantity) DESC, product_id) AS rn
    FROM order_lines GROUP BY product_id
)
SELECT CASE WHEN rn <= 5 THEN s.product_id::text || ' ' || p.name ELSE 'other' END AS label,
       SUM(units) AS units, COUNT(*) AS products,
       ROUND(100 * SUM(units) / SUM(SUM(units)) OVER (), 1) AS pct
FROM s JOIN products p USING (product_id)
GROUP BY 1
ORDER BY MIN(rn)

--: accepted   ranks of brands in two years and their movement
WITH y AS (
    SELECT COALESCE(p.brand, '(none)') AS brand, date_part('year', o.placed_at) AS y,
           SUM(l.quantity * l.unit_price * (1 - l.discount)) AS rev
    FROM orders o JOIN order_lines l USING (order_id) JOIN products p USING (product_id)
    GROUP BY 1, 2
), r AS (
    SELECT brand, y, rev, RANK() OVER (PARTITION BY y ORDER BY rev DESC) AS rk FROM y
)
SELECT brand,
       MAX(rk) FILTER (WHERE y = 2023) AS rk_2023,
       MAX(rk) FILTER (WHERE y = 2024) AS rk_2024,
       MAX(rk) FILTER (WHERE y = 2023) - MAX(rk) FILTER (WHERE y = 2024) AS gained,
       SUM(rev) AS total, MAX(y) AS last_year
FROM r
GROUP BY brand
ORDER BY total DESC

--: accepted   median by hand without percentile
WITH t AS (
    SELECT method, amount,
           ROW_NUMBER() OVER (PARTITION BY method ORDER BY amount, payment_id) AS rn,
           COUNT(*) OVER (PARTITION BY method) AS c
    FROM payments
    WHERE status = 'paid'
)
SELECT method, MAX(c) AS n, AVG(amount) AS median,
       AVG(amount)::numeric(10,2) AS median2,
       COUNT(*) AS middle_rows
FROM t
WHERE rn IN ((c + 1) / 2, (c + 2) / 2)
GROUP BY method
ORDER BY method

--: accepted   unpivot of timestamps with lateral values
SELECT o.order_id, e.no, e.event, e.at,
       e.at - LAG(e.at) OVER (PARTITION BY o.order_id ORDER BY e.no) AS since_last,
       e.at::date = o.placed_at::date AS same_day
FROM orders o
CROSS JOIN LATERAL (VALUES (1, 'placed', o.placed_at), (2, 'shipped', o.shipped_at), (3, 'delivered', o.delivered_at)) AS e(no, event, at)
WHERE o.order_id BETWEEN 1007 AND 1030
ORDER BY o.order_id, e.no

--: accepted   customers without duplicates after cleaning the address
WITH r AS (
    SELECT customer_id, lower(btrim(email)) AS mail,
           ROW_NUMBER() OVER (PARTITION BY lower(btrim(email)) ORDER BY signed_up_on, customer_id) AS rn,
           COUNT(*) OVER (PARTITION BY lower(btrim(email))) AS dup
    FROM customers
)
SELECT customer_id, mail, rn, dup, CASE rn WHEN 1 THEN 'keep' ELSE 'drop' END AS action
FROM r
WHERE dup > 1
ORDER BY mail COLLATE "C", rn

--: accepted   given and family names
SELECT customer_id, full_name,
       split_part(full_name, ' ', 1) AS given,
       substr(full_name, strpos(full_name, ' ') + 1) AS family,
       split_part(full_name, ' ', -1) AS last_word,
       left(full_name, 1) || '.' AS initial,
       array_length(string_to_array(full_name, ' '), 1) AS words,
       char_length(full_name) AS chars, octet_length(full_name) AS bytes,
       reverse(full_name) AS rev, lpad(full_name, 8, '.') AS padded
FROM customers
WHERE customer_id IN (1, 9, 17, 19, 40, 97, 133, 142)
ORDER BY customer_id

--: accepted   names shared by several customers
SELECT full_name, COUNT(*) AS n, array_agg(customer_id ORDER BY customer_id) AS ids,
       COUNT(DISTINCT country) AS countries, COUNT(DISTINCT lower(trim(email))) AS mails,
       MAX(signed_up_on) - MIN(signed_up_on) AS days_between,
       bool_and(birth_date IS NULL) AS no_birth_dates
FROM customers
GROUP BY full_name
HAVING COUNT(*) > 1
ORDER BY n DESC, MIN(customer_id)

--: accepted   masked e-mail addresses
SELECT customer_id,
       regexp_replace(lower(trim(email)), '^(.)[^@]*(.)@', '\1***\2@') AS masked,
       substring(email from '@([^.]+)\.') AS provider,
       substring(trim(email) from position('.' in trim(email)) + 1 for 5) AS after_dot,
       reverse(split_part(reverse(btrim(email)), '.', 1)) AS tld,
       translate(lower(btrim(email)), '@.', '  ') AS spaced
FROM customers
WHERE customer_id BETWEEN 10 AND 40
ORDER BY customer_id

--: accepted   case in order by with statuses in their own order
SELECT status, COUNT(*) AS n, MIN(placed_at)::date AS first_one
FROM orders
GROUP BY status
ORDER BY CASE status WHEN 'placed' THEN 1 WHEN 'paid' THEN 2 WHEN 'shipped' THEN 3 WHEN 'delivered' THEN 4 ELSE 99 END

--: accepted   nulls first and last in several sort keys
SELECT product_id, weight_kg, discontinued_on, brand IS NULL AS unbranded
FROM products
WHERE product_id > 85
ORDER BY discontinued_on DESC, weight_kg NULLS FIRST, brand IS NULL DESC, product_id
LIMIT 25

--: accepted   second page of products by weight
SELECT product_id, weight_kg, COALESCE(weight_kg, 0) * 1000 AS grams
FROM products
ORDER BY weight_kg DESC, product_id
OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY

--: accepted   weight of an order and its NULLs
SELECT o.order_id, COUNT(*) AS lines, COUNT(p.weight_kg) AS weighed,
       SUM(l.quantity * p.weight_kg) AS kg,
       CASE WHEN COUNT(*) = COUNT(p.weight_kg) THEN SUM(l.quantity * p.weight_kg) END AS kg_if_complete,
       ROUND(SUM(l.quantity * p.weight_kg), 1) AS kg1,
       CEIL(SUM(l.quantity * p.weight_kg)) * 1.5 AS postage,
       bool_or(p.weight_kg IS NULL) AS incomplete
FROM orders o
JOIN order_lines l USING (order_id)
JOIN products p USING (product_id)
GROUP BY o.order_id
HAVING bool_or(p.weight_kg IS NULL) AND SUM(l.quantity) > 3
ORDER BY kg DESC NULLS LAST, o.order_id
LIMIT 30

--: accepted   geometric and harmonic mean of prices
SELECT COALESCE(brand, '?') AS b, COUNT(*) AS n,
       ROUND(AVG(price), 4) AS arithmetic,
       ROUND(exp(AVG(ln(price))), 4) AS geometric,
       ROUND(COUNT(*) / SUM(1 / price), 4) AS harmonic,
       ROUND(sqrt(AVG(price ^ 2)), 4) AS quadratic,
       ROUND(log(MAX(price)), 6) AS log10_max
FROM products
WHERE price > 0
GROUP BY brand
ORDER BY n DESC, arithmetic

--: accepted   powers, roots and other arithmetic of quantities
SELECT quantity, COUNT(*) AS n,
       power(quantity, 2) AS squared, quantity ^ 0.5 AS root, ROUND(sqrt(quantity)::numeric, 5) AS root5,
       gcd(quantity, 12) AS g, lcm(quantity, 4) AS l, factorial(quantity % 10) AS f,
       sign(quantity - 3) AS s, abs(quantity - 10) AS a, 10 / quantity AS i, 10.0 / quantity AS d,
       quantity & 1 AS odd, quantity # 5 AS x
FROM order_lines
WHERE quantity <= 12
GROUP BY quantity
ORDER BY quantity

--: accepted   compound growth by recursion
WITH RECURSIVE g(n, amount) AS (
    SELECT 0, 1000::numeric
    UNION ALL
    SELECT n + 1, ROUND(amount * 1.035, 2) FROM g WHERE n < 10
)
SELECT n, amount, ROUND(1000 * power(1.035, n), 2) AS formula,
       amount - ROUND(1000 * power(1.035, n), 2) AS drift,
       trunc(amount, -2) AS hundreds, amount::int AS whole, to_char(amount, 'FM9,990.00') AS shown
FROM g
ORDER BY n

--: accepted   numbers with to_char
SELECT product_id, price,
       to_char(price, '9990.0') AS one, to_char(price, 'FM000000.00') AS zeros,
       to_char(price, 'FM999.999') AS fm, to_char(-price, '999.99') AS neg,
       to_char(-price, '999.99PR') AS pr, to_char(price, 'FM9.99') AS too_small,
       to_char(price * 100, '9,999,999') AS grp, to_char(product_id, 'FMRN') AS roman
FROM products
WHERE product_id IN (1, 12, 57, 87, 98, 112)
ORDER BY product_id

--: accepted   text to numbers and dates
SELECT '  42 '::int + 1 AS i, '1e3'::numeric AS e, '0.10'::numeric AS n, '0.10'::numeric = '0.1' AS eq,
       '0.10' = '0.1' AS eq_text, to_number('1,234.50', '9,999.99') AS num,
       to_date('31.12.2024', 'DD.MM.YYYY') AS d, '2024-2-9'::date AS d2,
       to_timestamp('2024-11-29 12:05', 'YYYY-MM-DD HH24:MI')::timestamp AS ts,
       '10' < '9' AS text_less, 10 < '9'::int AS int_less, 'NaN'::numeric > 1e10 AS nan_big,
       '07:05'::time AS t, '1 day 25:00'::interval AS iv

--: accepted   booleans from text and to text
SELECT v, v::boolean AS b, v::boolean::text AS t, v::boolean::int AS i,
       CASE WHEN v::boolean THEN 'J' ELSE 'N' END AS yn, NOT v::boolean AS neg,
       v::boolean = true AS eq
FROM (VALUES ('t'), ('yes'), ('on'), ('1'), ('false'), ('n'), ('off'), ('0'), (' TRUE '), (NULL)) AS x(v)
ORDER BY v::boolean NULLS LAST, length(v), v COLLATE "C"

--: accepted   three valued logic with newsletters
SELECT a.v AS a, b.v AS b, a.v AND b.v AS a_and_b, a.v OR b.v AS a_or_b, NOT a.v AS not_a,
       a.v = b.v AS eq, a.v IS DISTINCT FROM b.v AS dist, a.v > b.v AS gt,
       COALESCE(a.v, b.v, false) AS co
FROM (SELECT DISTINCT newsletter AS v FROM customers) a
CROSS JOIN (SELECT DISTINCT newsletter AS v FROM customers) b
ORDER BY a.v, b.v

--: accepted   customers who refused or were never asked but buy
SELECT newsletter, COUNT(*) AS customers, SUM(n) AS orders, ROUND(AVG(n), 3) AS avg_orders,
       MAX(n) AS most
FROM (
    SELECT c.customer_id, c.newsletter, COUNT(o.order_id) AS n
    FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status = 'delivered'
    WHERE c.newsletter IS NOT TRUE
    GROUP BY c.customer_id
) t
GROUP BY newsletter
ORDER BY newsletter

--: accepted   left join condition in ON against WHERE
SELECT c.country,
       COUNT(DISTINCT c.customer_id) AS customers_on,
       COUNT(o.order_id) AS cancelled_on,
       (SELECT COUNT(DISTINCT k.customer_id)
        FROM customers k LEFT JOIN orders x ON x.customer_id = k.customer_id
        WHERE k.country = c.country AND x.status = 'cancelled') AS customers_where
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status = 'cancelled'
GROUP BY c.country
ORDER BY cancelled_on DESC, c.country

--: accepted   price changes of products by islands of unit price
WITH l AS (
    SELECT ol.product_id, o.placed_at, o.order_id, ol.line_no, ol.unit_price,
           LAG(ol.unit_price) OVER (PARTITION BY ol.product_id ORDER BY o.placed_at, o.order_id, ol.line_no) AS prev
    FROM order_lines ol JOIN orders o ON o.order_id = ol.order_id
)
SELECT product_id, placed_at::date AS day, prev AS old_price, unit_price AS new_price,
       unit_price - prev AS diff, ROUND((unit_price / prev - 1) * 100, 2) AS pct,
       unit_price / prev AS factor
FROM l
WHERE unit_price IS DISTINCT FROM prev AND prev > 0
ORDER BY product_id, placed_at, order_id, line_no
LIMIT 60

--: accepted   reviews by people who never bought the product
SELECT r.review_id, r.product_id, r.customer_id, r.rating,
       COALESCE(NULLIF(r.body, ''), '-') AS body,
       EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = r.customer_id) AS bought_something
FROM reviews r
WHERE NOT EXISTS (
    SELECT 1 FROM orders o JOIN order_lines l USING (order_id)
    WHERE o.customer_id = r.customer_id AND l.product_id = r.product_id)
ORDER BY r.reviewed_at, r.review_id

--: accepted   time from purchase to review
WITH first_buy AS (
    SELECT o.customer_id, l.product_id, MIN(COALESCE(o.delivered_at, o.placed_at)) AS got_at
    FROM orders o JOIN order_lines l ON l.order_id = o.order_id
    GROUP BY o.customer_id, l.product_id
)
SELECT r.rating, COUNT(*) AS n,
       justify_hours(date_trunc('minute', AVG(r.reviewed_at - f.got_at))) AS avg_after,
       MIN(r.reviewed_at - f.got_at) AS soonest,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY r.reviewed_at::date - f.got_at::date) AS median_days,
       COUNT(*) FILTER (WHERE r.reviewed_at < f.got_at) AS too_early
FROM reviews r
JOIN first_buy f ON (f.customer_id, f.product_id) = (r.customer_id, r.product_id)
GROUP BY r.rating
ORDER BY r.rating DESC

--: accepted   overlapping life times of products of a brand
SELECT a.product_id AS a, b.product_id AS b, a.launched_on, a.discontinued_on, b.launched_on AS b_launched,
       (a.launched_on, COALESCE(a.discontinued_on, DATE '2025-03-31'))
       OVERLAPS (b.launched_on, COALESCE(b.discontinued_on, DATE '2025-03-31')) AS overlap,
       LEAST(a.discontinued_on, b.discontinued_on, DATE '2025-03-31') - GREATEST(a.launched_on, b.launched_on) AS days
FROM products a
JOIN products b ON a.brand = b.brand AND a.product_id < b.product_id
WHERE a.discontinued_on IS NOT NULL AND a.brand = 'Fjällro'
ORDER BY a.product_id, b.product_id

--: accepted   days a product was on sale
SELECT product_id, launched_on, discontinued_on,
       discontinued_on - launched_on AS days,
       age(discontinued_on, launched_on) AS life,
       date_part('month', age(discontinued_on, launched_on)) AS months_part,
       (extract(year FROM discontinued_on) - extract(year FROM launched_on)) * 12
         + extract(month FROM discontinued_on) - extract(month FROM launched_on) AS month_diff,
       (discontinued_on - launched_on) / 365 AS years_int,
       ROUND((discontinued_on - launched_on) / 365.25, 2) AS years
FROM products
WHERE discontinued_on IS NOT NULL
ORDER BY days DESC, product_id

--: accepted   sold after being discontinued
SELECT p.product_id, p.discontinued_on, COUNT(*) AS lines, SUM(l.quantity) AS pieces,
       MAX(o.placed_at) AS last_sale, MAX(o.placed_at)::date - p.discontinued_on AS days_after,
       MAX(o.placed_at) - p.discontinued_on AS interval_after
FROM products p
JOIN order_lines l ON l.product_id = p.product_id
JOIN orders o ON o.order_id = l.order_id
WHERE o.placed_at > p.discontinued_on
GROUP BY p.product_id
ORDER BY days_after DESC, p.product_id

--: accepted   order totals that occur several times
WITH t AS (
    SELECT o.order_id, SUM(l.quantity * l.unit_price * (1 - l.discount)) + o.shipping_fee AS total
    FROM orders o JOIN order_lines l USING (order_id)
    GROUP BY o.order_id
)
SELECT total, COUNT(*) AS n, MIN(order_id) AS first_id, MAX(order_id) AS last_id,
       total::numeric(10,2) AS total2, total::text AS as_text, total = trunc(total) AS whole
FROM t
GROUP BY total
HAVING COUNT(*) >= 6
ORDER BY n DESC, total

--: accepted   share of an order's lines and their rounding
SELECT order_id, line_no, quantity * unit_price * (1 - discount) AS amount,
       ROUND(quantity * unit_price * (1 - discount) / SUM(quantity * unit_price * (1 - discount)) OVER w * 100, 1) AS pct,
       quantity * unit_price * (1 - discount) / SUM(quantity * unit_price * (1 - discount)) OVER w AS raw,
       SUM(quantity) OVER w AS pieces,
       quantity / SUM(quantity) OVER w AS of_pieces, 1 - discount AS factor, discount * 100 || '%' AS off
FROM order_lines
WHERE order_id IN (1002, 1007, 1008, 1009)
WINDOW w AS (PARTITION BY order_id)
ORDER BY order_id, line_no

--: accepted   numeric against double precision sums
SELECT order_id, SUM(unit_price * 0.1) AS num, SUM(unit_price::float8 * 0.1::float8) = SUM(unit_price * 0.1)::float8 AS same,
       ROUND(SUM(unit_price::float8 * 0.1)::numeric, 2) AS via_float,
       SUM(unit_price)::float8 / 3 AS third_float, SUM(unit_price) / 3 AS third_num,
       0.1 + 0.2 = 0.3 AS num_eq, 0.1::float8 + 0.2::float8 = 0.3::float8 AS dbl_eq
FROM order_lines
WHERE order_id BETWEEN 1001 AND 1012
GROUP BY order_id
HAVING COUNT(*) = 1
ORDER BY order_id

--: accepted   coupon users against others
SELECT CASE WHEN btrim(coupon_code) <> '' THEN 'coupon' WHEN coupon_code IS NULL THEN 'not asked' ELSE 'blank' END AS grp,
       COUNT(*) AS orders, COUNT(DISTINCT customer_id) AS customers,
       ROUND(AVG(t.total), 2) AS avg_total, MAX(t.total) - MIN(t.total) AS spread,
       ROUND(COUNT(*) FILTER (WHERE o.status = 'cancelled') / COUNT(*)::numeric, 4) AS cancel_rate
FROM orders o
LEFT JOIN LATERAL (
    SELECT SUM(quantity * unit_price * (1 - discount)) AS total
    FROM order_lines l WHERE l.order_id = o.order_id
) t ON true
GROUP BY 1
ORDER BY 1

--: accepted   basket size distribution with a dense axis
SELECT s AS lines, COUNT(o.order_id) AS orders,
       ROUND(COUNT(o.order_id) * 100.0 / SUM(COUNT(o.order_id)) OVER (), 2) AS pct,
       SUM(COUNT(o.order_id)) OVER (ORDER BY s DESC) AS at_least
FROM generate_series(0, 8) AS s
LEFT JOIN (
    SELECT o.order_id, COUNT(l.line_no) AS n
    FROM orders o LEFT JOIN order_lines l ON l.order_id = o.order_id
    GROUP BY o.order_id
) o ON o.n = s
GROUP BY s
ORDER BY s

--: accepted   orders with a failed payment right before a paid one
WITH p AS (
    SELECT order_id, payment_id, status, method, attempted_at,
           LEAD(status) OVER w AS next_status, LEAD(method) OVER w AS next_method,
           LEAD(attempted_at) OVER w - attempted_at AS wait
    FROM payments
    WINDOW w AS (PARTITION BY order_id ORDER BY attempted_at, payment_id)
)
SELECT method, next_method, COUNT(*) AS n, AVG(wait) AS avg_wait, MIN(wait) AS min_wait,
       ROUND(AVG(extract(epoch FROM wait)), 1) AS secs
FROM p
WHERE status = 'failed' AND next_status = 'paid'
GROUP BY method, next_method
ORDER BY n DESC, method, next_method

--: accepted   payment success per month with zero division avoided
SELECT to_char(d, 'YYYY-MM') AS ym,
       COUNT(p.payment_id) AS attempts,
       COUNT(*) FILTER (WHERE p.status = 'failed') AS failed,
       ROUND(100.0 * COUNT(*) FILTER (WHERE p.status = 'failed') / NULLIF(COUNT(p.payment_id), 0), 2) AS failed_pct,
       COALESCE(SUM(p.amount) FILTER (WHERE p.status = 'paid'), 0) / NULLIF(COUNT(*) FILTER (WHERE p.status = 'paid'), 0) AS avg_paid
FROM generate_series(DATE '2023-05-01', DATE '2025-05-01', INTERVAL '1 month') AS g(d)
LEFT JOIN payments p ON p.attempted_at >= d::date AND p.attempted_at < (d::date + INTERVAL '1 month')
GROUP BY d
ORDER BY d

--: accepted   customers ahead of the one before in their country
SELECT c.country, c.customer_id, t.n,
       t.n - LAG(t.n) OVER w AS diff,
       LAG(c.customer_id) OVER w AS before,
       SUM(t.n) OVER (w ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS around,
       t.n = MAX(t.n) OVER (PARTITION BY c.country) AS top
FROM customers c
JOIN (SELECT customer_id, COUNT(*)::int AS n FROM orders GROUP BY customer_id) t USING (customer_id)
WHERE c.country = 'AT' OR c.country LIKE 'P_'
WINDOW w AS (PARTITION BY c.country ORDER BY t.n DESC, c.customer_id)
ORDER BY c.country, t.n DESC, c.customer_id

--: accepted   breadth first and depth first order of the tree
WITH RECURSIVE t(category_id, parent_id, name, lvl) AS (
    SELECT category_id, parent_id, name, 0 FROM categories WHERE name IN ('Home', 'Outdoor') AND parent_id IS NULL
    UNION ALL
    SELECT c.category_id, c.parent_id, c.name, t.lvl + 1
    FROM categories c JOIN t ON c.parent_id = t.category_id
) SEARCH DEPTH FIRST BY category_id SET ord
SELECT category_id, lvl, lpad('', lvl * 2, '.') || name AS shown,
       ROW_NUMBER() OVER (ORDER BY ord) AS depth_first,
       ROW_NUMBER() OVER (ORDER BY lvl, category_id) AS breadth_first,
       COALESCE(parent_id, 0) AS parent0
FROM t
ORDER BY depth_first

--: accepted   full path of the main category of a product, main or not
WITH RECURSIVE path AS (
    SELECT category_id, name::text AS full_path, name AS root FROM categories WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, concat_ws('/', p.full_path, c.name), p.root
    FROM path p JOIN categories c ON c.parent_id = p.category_id
)
SELECT p.product_id, p.name, COALESCE(path.full_path, 'nowhere') AS full_path,
       upper(left(path.root, 3)) AS root3, array_length(string_to_array(path.full_path, '/'), 1) AS depth
FROM products p
LEFT JOIN product_categories pc ON pc.product_id = p.product_id AND pc.is_main
LEFT JOIN path ON path.category_id = pc.category_id
WHERE p.product_id >= 70
ORDER BY depth DESC NULLS FIRST, p.product_id

--: accepted   share of each root category in the revenue of a year
WITH RECURSIVE r AS (
    SELECT category_id, name AS root FROM categories WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, r.root FROM categories c JOIN r ON r.category_id = c.parent_id
), x AS (
    SELECT COALESCE(r.root, 'no main category') AS root, extract(year FROM o.placed_at) AS y,
           l.quantity * l.unit_price * (1 - l.discount) AS amount
    FROM orders o
    JOIN order_lines l USING (order_id)
    LEFT JOIN product_categories pc ON pc.product_id = l.product_id AND pc.is_main
    LEFT JOIN r ON r.category_id = pc.category_id
)
SELECT y, root, SUM(amount) AS revenue,
       ROUND(100 * SUM(amount) / SUM(SUM(amount)) OVER (PARTITION BY y), 1) AS pct,
       SUM(amount) - LAG(SUM(amount)) OVER (PARTITION BY root ORDER BY y) AS change
FROM x
GROUP BY y, root
ORDER BY y, revenue DESC, root COLLATE "C"

--: accepted   orders in a hurry with implicit casts
select order_id, shipping_fee, shipping_fee > '5' as gt, shipping_fee || '' as txt,
       order_id || '/' || customer_id as ref, extract(month from placed_at) = '3' as march,
       placed_at > '2024-03-01' as later, placed_at - '2024-03-01' as since, placed_at::date + 7 as due
from orders
where placed_at between '2024-02-29' and '2024-03-01 12:00' and customer_id::text not like '9%'
order by 2 desc, 1

--: accepted   ordinal group by and order by of an expression
SELECT CASE WHEN shipping_address_id IS NULL THEN 'pick-up' ELSE 'parcel' END,
       extract(year FROM placed_at), COUNT(*), AVG(shipping_fee), SUM(shipping_fee)::int, ROUND(AVG(shipping_fee))
FROM orders
GROUP BY 1, 2
ORDER BY 1 DESC, 2

--: accepted   moving average by range of three months with missing months
WITH m AS (
    SELECT date_trunc('month', o.placed_at)::date AS month, COUNT(*) AS n
    FROM orders o JOIN customers c USING (customer_id)
    WHERE c.country = 'IE'
    GROUP BY 1
)
SELECT month, n,
       ROUND(AVG(n) OVER (ORDER BY month RANGE BETWEEN INTERVAL '2 months' PRECEDING AND CURRENT ROW), 2) AS by_range,
       ROUND(AVG(n) OVER (ORDER BY month ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), 2) AS by_rows,
       SUM(n) OVER (ORDER BY month RANGE BETWEEN INTERVAL '2 months' PRECEDING AND CURRENT ROW) / 3.0 AS by_three,
       month - LAG(month) OVER (ORDER BY month) AS days_since
FROM m
ORDER BY month

--: accepted   quartiles of customers by lifetime value
WITH v AS (
    SELECT c.customer_id, COALESCE(SUM(l.quantity * l.unit_price * (1 - l.discount)), 0) AS ltv
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
    LEFT JOIN order_lines l ON l.order_id = o.order_id
    GROUP BY c.customer_id
), q AS (
    SELECT customer_id, ltv, NTILE(4) OVER (ORDER BY ltv DESC, customer_id) AS quartile,
           PERCENT_RANK() OVER (ORDER BY ltv) AS pr
    FROM v
)
SELECT quartile, COUNT(*) AS n, MIN(ltv) AS lo, MAX(ltv) AS hi, ROUND(AVG(ltv), 2) AS mean,
       ROUND(100 * SUM(ltv) / (SELECT SUM(ltv) FROM v), 1) AS pct, MIN(pr) AS min_pr, MAX(pr) AS max_pr
FROM q
GROUP BY quartile
ORDER BY quartile

--: accepted   countries of orders against the country of the parcel
SELECT COALESCE(a.country, 'pick-up') AS parcel_to,
       COUNT(*) FILTER (WHERE c.country = 'DE') AS de,
       COUNT(*) FILTER (WHERE c.country = 'GB') AS gb,
       COUNT(*) FILTER (WHERE c.country = 'FR') AS fr,
       COUNT(*) FILTER (WHERE c.country NOT IN ('DE', 'GB', 'FR')) AS others,
       COUNT(*) FILTER (WHERE c.country <> a.country) AS abroad,
       COUNT(*) FILTER (WHERE c.country IS DISTINCT FROM a.country) AS not_same
FROM orders o
JOIN customers c ON c.customer_id = o.customer_id
LEFT JOIN addresses a ON a.address_id = o.shipping_address_id
GROUP BY a.country
ORDER BY a.country NULLS LAST

--: accepted   z scores of monthly revenue and outliers
WITH m AS (
    SELECT date_trunc('month', placed_at)::date AS month, SUM(quantity * unit_price * (1 - discount)) AS rev
    FROM orders INNER JOIN order_lines USING (order_id)
    GROUP BY 1
), s AS (
    SELECT AVG(rev) AS mu, stddev_samp(rev) AS sigma FROM m
)
SELECT m.month, m.rev, ROUND((m.rev - s.mu) / NULLIF(s.sigma, 0), 3) AS z,
       abs(m.rev - s.mu) > s.sigma AS outlier,
       CASE WHEN m.rev > s.mu THEN '+' ELSE '-' END || to_char(abs(m.rev - s.mu), 'FM99990.0') AS deviation
FROM m, s
ORDER BY z DESC, m.month

--: accepted   addresses entered twice
SELECT a.address_id, b.address_id AS copy_id, a.customer_id, a.city,
       (a.kind, a.street, a.city, a.postcode, a.country) IS NOT DISTINCT FROM (b.kind, b.street, b.city, b.postcode, b.country) AS alike,
       a.is_default <> b.is_default AS default_differs
FROM addresses a
JOIN addresses b ON b.customer_id = a.customer_id AND b.address_id > a.address_id
                AND lower(btrim(b.street)) = lower(btrim(a.street))
                AND b.postcode IS NOT DISTINCT FROM a.postcode
ORDER BY a.address_id, b.address_id

--: accepted   referred customers who spent more than their referrer
WITH v AS (
    SELECT c.customer_id, c.referred_by,
           SUM(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.customer_id
    LEFT JOIN order_lines l ON l.order_id = o.order_id
    GROUP BY c.customer_id
)
SELECT a.customer_id, a.referred_by, a.spent, b.spent AS referrer_spent,
       ROUND(a.spent / NULLIF(b.spent, 0), 2) AS times,
       a.spent - COALESCE(b.spent, 0) AS more
FROM v a
JOIN v b ON b.customer_id = a.referred_by
WHERE a.spent > b.spent OR (a.spent IS NOT NULL AND b.spent IS NULL)
ORDER BY times DESC NULLS LAST, more DESC, a.customer_id
LIMIT 40
