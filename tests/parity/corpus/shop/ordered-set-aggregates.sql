--: accepted   the median price
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS median
FROM products

--: accepted   the discrete median keeps the type
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY price) AS median
FROM products

--: accepted   median rating a product
SELECT product_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY rating) AS cont,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY rating) AS disc
FROM reviews
GROUP BY product_id
HAVING count(*) > 4
ORDER BY product_id

--: accepted   three quartiles as an array
SELECT percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY price) AS quartiles
FROM products

--: accepted   discrete percentiles as an array
SELECT brand, percentile_disc(ARRAY[0.1, 0.9]) WITHIN GROUP (ORDER BY price) AS ends
FROM products
GROUP BY brand
ORDER BY brand

--: accepted   descending percentile
SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY price DESC) AS p10, percentile_disc(0.9) WITHIN GROUP (ORDER BY price DESC) AS d10
FROM products

--: accepted   the mode of a rating
SELECT mode() WITHIN GROUP (ORDER BY rating) AS most
FROM reviews

--: accepted   the mode with a tie takes the first in order
SELECT mode() WITHIN GROUP (ORDER BY v) AS first, mode() WITHIN GROUP (ORDER BY v DESC) AS last
FROM (VALUES (3), (1), (3), (1), (2)) AS t (v)

--: accepted   the mode of text a country
SELECT country, mode() WITHIN GROUP (ORDER BY kind) AS kind
FROM addresses
GROUP BY country
ORDER BY country

--: accepted   percentile over a date, discrete
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY signed_up_on) AS middle_day
FROM customers

--: accepted   percentile over an interval
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY delivered_at - shipped_at) AS median_way
FROM orders
WHERE order_id < 1010

--: accepted   NULL is left out of a percentile
SELECT percentile_disc(1) WITHIN GROUP (ORDER BY weight_kg) AS heaviest, percentile_cont(0) WITHIN GROUP (ORDER BY weight_kg) AS lightest
FROM products

--: accepted   FILTER with an ordered set
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FILTER (WHERE status = 'paid') AS paid,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FILTER (WHERE status = 'failed') AS failed
FROM payments

--: accepted   percentile over no rows is NULL
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS none
FROM payments
WHERE amount > 100000

--: accepted   hypothetical rank of a price
SELECT rank(50) WITHIN GROUP (ORDER BY price) AS place, dense_rank(50) WITHIN GROUP (ORDER BY price) AS dense
FROM products

--: accepted   hypothetical percent rank
SELECT percent_rank(29.90) WITHIN GROUP (ORDER BY price) AS pr, cume_dist(29.90) WITHIN GROUP (ORDER BY price) AS cd
FROM products

--: accepted   median rounded after a cast
SELECT c.country, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY p.amount)::numeric, 2) AS median
FROM payments p
JOIN orders o USING (order_id)
JOIN customers c USING (customer_id)
GROUP BY c.country
ORDER BY c.country

--: accepted   a percentile in HAVING
SELECT product_id
FROM reviews
GROUP BY product_id
HAVING count(*) > 3 AND percentile_disc(0.5) WITHIN GROUP (ORDER BY rating) = 5
ORDER BY product_id

--: accepted   median by hand with row_number
SELECT avg(price) AS median
FROM (SELECT price, row_number() OVER (ORDER BY price, product_id) AS n, count(*) OVER () AS total FROM products) t
WHERE n IN ((total + 1) / 2, (total + 2) / 2)

--: accepted   the range between two percentiles
SELECT brand, percentile_cont(0.75) WITHIN GROUP (ORDER BY price) - percentile_cont(0.25) WITHIN GROUP (ORDER BY price) AS iqr
FROM products
WHERE brand IS NOT NULL
GROUP BY brand
ORDER BY brand

--: refused   percentile_cont without WITHIN GROUP
SELECT percentile_cont(price, 0.5)
FROM products

--: refused   percentile_cont over text
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY name)
FROM products

--: refused   percentile_cont over dates
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY signed_up_on)
FROM customers

--: refused   percentile over one hundred
SELECT percentile_cont(50) WITHIN GROUP (ORDER BY price)
FROM products

--: refused   round of a median
SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY price), 2)
FROM products

--: refused   quantile_cont
SELECT quantile_cont(price, 0.5)
FROM products

--: refused   mode with an argument
SELECT mode(rating)
FROM reviews

--: refused   percentile as a window function
SELECT product_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY price) OVER (PARTITION BY brand)
FROM products

--: refused   a fraction that is a column that is not grouped
SELECT percentile_disc(discount) WITHIN GROUP (ORDER BY unit_price)
FROM order_lines

--: refused   WITHIN GROUP on a plain aggregate
SELECT sum(price) WITHIN GROUP (ORDER BY product_id)
FROM products

--: refused   two sort keys in percentile_cont
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price, product_id)
FROM products

--: refused   median in one group
SELECT brand, median(price)
FROM products
GROUP BY brand

--: refused   percentile of a boolean, continuous
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY newsletter)
FROM customers

--: refused   percentile_cont with DISTINCT
SELECT percentile_cont(DISTINCT 0.5) WITHIN GROUP (ORDER BY price)
FROM products

--: refused   listagg with WITHIN GROUP
SELECT listagg(name, ', ') WITHIN GROUP (ORDER BY name)
FROM products

--: refused   string_agg with WITHIN GROUP
SELECT string_agg(name, ', ') WITHIN GROUP (ORDER BY name)
FROM products

--: refused   rank with the wrong type
SELECT rank('cheap') WITHIN GROUP (ORDER BY price)
FROM products

--: refused   percentile_cont over text that looks like numbers
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY substring(sku, 4))
FROM products

--: refused   percentile_cont over dates where no row is left
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY signed_up_on)
FROM customers
WHERE customer_id < 0
