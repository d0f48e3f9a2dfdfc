--: accepted   orders a country
SELECT c.country, count(*) AS orders
FROM customers c
JOIN orders o USING (customer_id)
GROUP BY c.country
ORDER BY orders DESC, c.country

--: accepted   revenue a month
SELECT date_trunc('month', o.placed_at) AS month, sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue
FROM orders o
JOIN order_lines l USING (order_id)
WHERE o.status <> 'cancelled'
GROUP BY date_trunc('month', o.placed_at)
ORDER BY month

--: accepted   GROUP BY an output alias
SELECT extract(year FROM placed_at) AS year, count(*) AS n
FROM orders
GROUP BY year
ORDER BY year

--: accepted   GROUP BY positions
SELECT status, coupon_code IS NULL AS no_coupon, count(*)
FROM orders
GROUP BY 1, 2
ORDER BY 1, 2

--: accepted   a column wins over an alias in GROUP BY
SELECT lower(country) AS country, count(*) AS n
FROM customers
GROUP BY country
ORDER BY country

--: accepted   HAVING over a count
SELECT product_id, count(*) AS reviews, round(avg(rating), 2) AS mean
FROM reviews
GROUP BY product_id
HAVING count(*) >= 7
ORDER BY mean DESC, product_id

--: accepted   HAVING without GROUP BY
SELECT count(*) AS n, min(price) AS low
FROM products
HAVING min(price) < 5

--: accepted   HAVING without GROUP BY that fails gives no row
SELECT count(*) AS n
FROM products
HAVING count(*) > 1000

--: accepted   grouping by a CASE
SELECT CASE WHEN price < 20 THEN 'low' WHEN price < 100 THEN 'mid' ELSE 'high' END AS band,
       count(*) AS n, round(avg(weight_kg), 3) AS kg
FROM products
GROUP BY CASE WHEN price < 20 THEN 'low' WHEN price < 100 THEN 'mid' ELSE 'high' END
ORDER BY min(price)

--: accepted   ORDER BY an aggregate that is not shown
SELECT customer_id
FROM orders
GROUP BY customer_id
HAVING count(*) > 12
ORDER BY count(*) DESC, customer_id

--: accepted   no rows with GROUP BY gives no groups
SELECT method, sum(amount) AS total
FROM payments
WHERE amount > 100000
GROUP BY method

--: accepted   ROLLUP
SELECT method, status, count(*) AS n, sum(amount) AS total
FROM payments
GROUP BY ROLLUP (method, status)
ORDER BY method, status

--: accepted   CUBE with grouping()
SELECT country, newsletter, grouping(country, newsletter) AS level, count(*) AS n
FROM customers
WHERE country IN ('DE', 'FR', 'GB')
GROUP BY CUBE (country, newsletter)
ORDER BY level, country, newsletter

--: accepted   grouping sets with the empty set
SELECT brand, extract(year FROM launched_on) AS year, count(*) AS n
FROM products
GROUP BY GROUPING SETS ((brand), (extract(year FROM launched_on)), ())
ORDER BY grouping(brand), brand, year

--: accepted   GROUP BY with an empty grouping set on no rows
SELECT count(*) AS n, sum(amount) AS total
FROM payments
WHERE amount < 0
GROUP BY ()

--: accepted   distinct inside an aggregate
SELECT c.country, count(DISTINCT o.customer_id) AS buyers, count(*) AS orders
FROM orders o
JOIN customers c USING (customer_id)
GROUP BY c.country
ORDER BY c.country

--: accepted   grouping by two expressions and selecting their parts
SELECT left(sku, 1) AS letter, discontinued_on IS NULL AS current, max(price) AS top
FROM products
GROUP BY left(sku, 1), discontinued_on IS NULL
ORDER BY letter, current

--: accepted   an expression over a grouped column
SELECT upper(status) AS status, length(status) + count(*) AS odd
FROM orders
GROUP BY status
ORDER BY 1

--: accepted   a window over a grouped query
SELECT country, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS place, sum(count(*)) OVER () AS everyone
FROM customers
GROUP BY country
ORDER BY place, country

--: accepted   the average of sums in a subquery
SELECT round(avg(total), 2) AS mean_order
FROM (SELECT order_id, sum(quantity * unit_price) AS total FROM order_lines GROUP BY order_id) t

--: accepted   grouping by a literal next to a column
SELECT 'all' AS scope, status, count(*) AS n
FROM orders
GROUP BY 'all'::text, status
ORDER BY status

--: accepted   DISTINCT over grouped rows
SELECT DISTINCT count(*) AS lines
FROM order_lines
GROUP BY order_id
ORDER BY lines

--: refused   an ungrouped column
SELECT country, full_name, count(*)
FROM customers
GROUP BY country

--: refused   an ungrouped column next to an aggregate without GROUP BY
SELECT product_id, max(price)
FROM products

--: refused   an alias in HAVING
SELECT country, count(*) AS n
FROM customers
GROUP BY country
HAVING n > 20

--: refused   an aggregate in WHERE
SELECT product_id
FROM reviews
WHERE avg(rating) > 4
GROUP BY product_id

--: refused   an aggregate in GROUP BY
SELECT count(*)
FROM orders
GROUP BY count(*)

--: refused   a position that names an aggregate
SELECT status, count(*)
FROM orders
GROUP BY 1, 2

--: refused   nested aggregates
SELECT max(count(*))
FROM orders
GROUP BY customer_id

--: refused   GROUP BY ALL over columns
SELECT country, newsletter, count(*)
FROM customers
GROUP BY ALL

--: refused   star with GROUP BY on another column
SELECT *
FROM orders
GROUP BY customer_id

--: refused   ORDER BY an ungrouped column
SELECT country, count(*)
FROM customers
GROUP BY country
ORDER BY signed_up_on

--: refused   HAVING on an ungrouped column
SELECT country, count(*)
FROM customers
GROUP BY country
HAVING newsletter

--: refused   grouping by a truncated date, selecting another
SELECT date_trunc('month', placed_at), placed_at::date, count(*)
FROM orders
GROUP BY 1

--: refused   max of a boolean
SELECT country, max(newsletter)
FROM customers
GROUP BY country

--: refused   GROUP BY a position out of range
SELECT status, count(*)
FROM orders
GROUP BY 3

--: refused   a window in GROUP BY
SELECT row_number() OVER (ORDER BY order_id) AS n, count(*)
FROM orders
GROUP BY row_number() OVER (ORDER BY order_id)

--: refused   grouping() of a column that is not grouped
SELECT country, grouping(newsletter)
FROM customers
GROUP BY ROLLUP (country)

--: refused   first as an aggregate
SELECT brand, first(name)
FROM products
GROUP BY brand

--: refused   GROUP BY an alias of an aggregate
SELECT sum(amount) AS total
FROM payments
GROUP BY total

--: refused   a correlated ungrouped column
SELECT c.country, (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id)
FROM customers c
GROUP BY c.country

--: refused   PIVOT
PIVOT payments ON method USING sum(amount) GROUP BY status

--: refused   HAVING with an integer
SELECT customer_id
FROM orders
GROUP BY customer_id
HAVING count(*)
