--: accepted   lower and trim clean a mail address
SELECT customer_id, lower(trim(email)) AS email
FROM customers
WHERE email <> lower(trim(email))
ORDER BY customer_id

--: accepted   length in characters and in bytes
SELECT DISTINCT city, length(city) AS chars, char_length(city) AS also, octet_length(city) AS bytes
FROM addresses
WHERE octet_length(city) <> length(city)
ORDER BY bytes, chars, city

--: accepted   split_part of the mail address
SELECT split_part(lower(trim(email)), '@', 2) AS domain, count(*) AS customers
FROM customers
GROUP BY 1
ORDER BY customers DESC, domain

--: accepted   split_part with a negative position
SELECT customer_id, split_part(full_name, ' ', -1) AS last_word, split_part(full_name, ' ', 4) AS none
FROM customers
WHERE country = 'DE' AND customer_id < 60
ORDER BY customer_id

--: accepted   substring in its three spellings
SELECT sku, substring(sku FROM 1 FOR 2) AS a, substring(sku, 4) AS b, substr(sku, 4, 2) AS c
FROM products
ORDER BY product_id
LIMIT 20

--: accepted   substring that starts before the text
SELECT substring('saucepan' FROM -1 FOR 4) AS a, substring('saucepan' FROM 0 FOR 3) AS b, substr('saucepan', 7, 9) AS c

--: accepted   left and right with negative counts
SELECT product_id, left(sku, 2) AS kind, right(sku, 4) AS number, left(sku, -5) AS also_kind, right(sku, -3) AS also_number
FROM products
WHERE product_id <= 10
ORDER BY product_id

--: accepted   position and strpos
SELECT product_id, name, position(',' IN name) AS comma, strpos(name, 'zzz') AS none
FROM products
WHERE name LIKE '%,%'
ORDER BY product_id

--: accepted   lpad and rpad, also when it has to cut
SELECT category_id, lpad(category_id::text, 4, '0') AS id, rpad(name, 8, '.') AS name, lpad(name, 3) AS cut
FROM categories
ORDER BY category_id

--: accepted   trim of other characters
SELECT order_id, coupon_code, btrim(coupon_code) AS trimmed, ltrim(upper(coupon_code), ' S') AS l, trim(BOTH ' ' FROM coupon_code) AS b
FROM orders
WHERE coupon_code <> '' AND order_id < 1300
ORDER BY order_id

--: accepted   replace and translate
SELECT customer_id, phone, replace(phone, ' ', '') AS no_blanks, translate(phone, '()/- ', '') AS digits
FROM customers
WHERE phone <> '' AND country IN ('DE', 'AT')
ORDER BY customer_id
LIMIT 30

--: accepted   initcap
SELECT DISTINCT reason, initcap(reason) AS heading
FROM returns
WHERE reason <> ''
ORDER BY reason

--: accepted   upper case beyond ASCII
SELECT DISTINCT city, upper(city) AS upper, lower(upper(city)) AS back
FROM addresses
WHERE country IN ('DE', 'PL', 'FR')
ORDER BY city

--: accepted   reverse and repeat
SELECT review_id, repeat('*', rating) AS stars, reverse(repeat('ab', rating)) AS r
FROM reviews
WHERE product_id = 52
ORDER BY review_id

--: accepted   concatenation of text with a number
SELECT order_id || '/' || line_no AS line, 'qty: ' || quantity AS quantity
FROM order_lines
WHERE order_id BETWEEN 1001 AND 1005
ORDER BY order_id, line_no

--: accepted   format
SELECT format('%s (%s) costs %s', name, sku, price) AS label, format('%5s|%-5s|%%', product_id, product_id) AS padded
FROM products
WHERE product_id <= 5
ORDER BY product_id

--: accepted   overlay, ascii and chr
SELECT overlay(sku PLACING '**' FROM 4 FOR 2) AS masked, ascii(brand) AS code, chr(ascii(sku) + 1) AS next
FROM products
WHERE product_id <= 12
ORDER BY product_id

--: accepted   string_agg with an order
SELECT brand, string_agg(sku, ', ' ORDER BY sku) AS skus
FROM products
WHERE discontinued_on IS NOT NULL
GROUP BY brand
ORDER BY brand

--: accepted   to_char of numbers
SELECT product_id, to_char(price, 'FM9990.00') AS price, to_char(product_id, 'FM0000') AS code
FROM products
WHERE product_id <= 15
ORDER BY product_id

--: accepted   md5 and starts_with
SELECT product_id, left(md5(sku), 8) AS hash
FROM products
WHERE starts_with(sku, 'WO')
ORDER BY product_id

--: accepted   text compared with text
SELECT 'a' < 'b' AS ab, '10' < '9' AS tens, 'abc' = 'abc ' AS blank

--: accepted   a number cast to text and back
SELECT price::text AS price, weight_kg::text AS weight, quantity::text || 'x' AS quantity, (quantity::text)::integer + 1 AS next
FROM order_lines
JOIN products USING (product_id)
WHERE order_id = 1007
ORDER BY line_no

--: accepted   booleans as text
SELECT DISTINCT newsletter::text AS n, 'is ' || newsletter AS joined
FROM customers
WHERE newsletter IS NOT NULL
ORDER BY 1

--: refused   plus between texts
SELECT full_name + ' <' + email + '>' AS contact
FROM customers

--: refused   text compared with an integer column
SELECT address_id
FROM addresses
WHERE postcode = 10115

--: refused   length of a number
SELECT product_id
FROM products
WHERE length(price) > 5

--: refused   upper of an integer
SELECT upper(customer_id)
FROM customers

--: refused   concatenating two numbers
SELECT order_id || line_no AS line
FROM order_lines

--: refused   substring with a negative length
SELECT substring(sku FROM 1 FOR -1)
FROM products

--: refused   strftime
SELECT order_id, strftime(placed_at, '%Y-%m') AS month
FROM orders

--: refused   contains as in DuckDB
SELECT product_id
FROM products
WHERE contains(name, 'Pan')

--: refused   instr
SELECT customer_id, instr(email, '@') AS at
FROM customers

--: refused   string slice with brackets
SELECT sku[1:2] AS kind
FROM products

--: refused   string_split
SELECT string_split(full_name, ' ') AS words
FROM customers

--: refused   left of a date
SELECT left(placed_at, 7) AS month, count(*)
FROM orders
GROUP BY 1

--: refused   a word cast to integer
SELECT sku::integer
FROM products

--: refused   an empty text cast to a number
SELECT customer_id, phone::bigint AS number
FROM customers
WHERE phone = ''

--: refused   a method call on a value
SELECT full_name.upper() AS name
FROM customers

--: refused   split_part at position zero
SELECT split_part(full_name, ' ', 0)
FROM customers

--: refused   LIKE on a number
SELECT order_id
FROM orders
WHERE order_id LIKE '10%'

--: refused   group_concat from MySQL
SELECT brand, group_concat(name)
FROM products
GROUP BY brand

--: accepted   a text cast that no row reaches
SELECT sku::integer AS n
FROM products
WHERE product_id < 0
