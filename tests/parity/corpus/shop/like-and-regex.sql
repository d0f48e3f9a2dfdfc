--: accepted   names that begin with a word
SELECT product_id, name
FROM products
WHERE name LIKE 'Wool%'
ORDER BY product_id

--: accepted   LIKE is sensitive to case
SELECT customer_id, email
FROM customers
WHERE email LIKE '%Example%'
ORDER BY customer_id

--: accepted   ILIKE is not
SELECT count(*) AS sensitive, (SELECT count(*) FROM customers WHERE email ILIKE '%EXAMPLE.ORG%') AS insensitive
FROM customers
WHERE email LIKE '%EXAMPLE.ORG%'

--: accepted   ILIKE beyond ASCII
SELECT customer_id, full_name
FROM customers
WHERE full_name ILIKE '%ö%' OR full_name ILIKE '%ŁU%'
ORDER BY customer_id

--: accepted   one character with an underscore
SELECT product_id, sku
FROM products
WHERE sku LIKE 'W_-1%'
ORDER BY product_id

--: accepted   an escaped underscore
SELECT method, method LIKE '%\_%' AS has_underscore, count(*) AS n
FROM payments
GROUP BY method
ORDER BY method

--: accepted   an escape character of one's own
SELECT payment_id, method
FROM payments
WHERE method LIKE '%!_%' ESCAPE '!' AND payment_id < 60
ORDER BY payment_id

--: accepted   NOT LIKE leaves NULL out
SELECT count(*) AS n
FROM customers
WHERE phone NOT LIKE '+%'

--: accepted   LIKE ANY of an array
SELECT product_id, name
FROM products
WHERE name LIKE ANY (ARRAY['%Lamp%', '%Mug%'])
ORDER BY product_id

--: accepted   the tilde operator matches anywhere
SELECT DISTINCT full_name
FROM customers
WHERE full_name ~ '^[A-M].*z$'
ORDER BY full_name

--: accepted   the tilde with a star ignores case
SELECT customer_id, coupon.coupon_code
FROM customers
JOIN orders AS coupon USING (customer_id)
WHERE coupon.coupon_code ~* '^\s*spring24\s*$'
ORDER BY coupon.order_id
LIMIT 20

--: accepted   not matching a pattern
SELECT customer_id, email
FROM customers
WHERE email !~ '^[a-z.0-9]+@example\.(com|net|org)$'
ORDER BY customer_id

--: accepted   regexp_replace replaces the first only
SELECT customer_id, regexp_replace(phone, '[^0-9]', '') AS first_only
FROM customers
WHERE phone <> '' AND customer_id < 60
ORDER BY customer_id

--: accepted   regexp_replace with the flag g
SELECT customer_id, regexp_replace(phone, '\D', '', 'g') AS digits
FROM customers
WHERE phone <> '' AND customer_id < 60
ORDER BY customer_id

--: accepted   backreferences in the replacement
SELECT full_name, regexp_replace(full_name, '^(\S+)\s+(.*)$', '\2, \1') AS sorted
FROM customers
WHERE customer_id <= 20
ORDER BY customer_id

--: accepted   substring with a pattern gives the first group
SELECT product_id, sku, substring(sku FROM '-([0-9]+)') AS number, substring(sku FROM '[0-9]+$')::integer % 7 AS check
FROM products
WHERE product_id <= 20
ORDER BY product_id

--: accepted   substring with a pattern that does not match is NULL
SELECT product_id, substring(name FROM ', (.*)$') AS variant
FROM products
ORDER BY product_id

--: accepted   regexp_match gives an array
SELECT customer_id, (regexp_match(trim(email), '^(.*)@(.*)$'))[2] AS domain
FROM customers
WHERE country = 'JP'
ORDER BY customer_id

--: accepted   regexp_matches as a table, all the matches
SELECT p.product_id, m.w[1] AS word
FROM products p
CROSS JOIN LATERAL regexp_matches(p.name, '[A-Z][a-z]+', 'g') AS m (w)
WHERE p.product_id <= 10
ORDER BY p.product_id, word

--: accepted   regexp_split_to_table
SELECT w.word, count(*) AS n
FROM products p, regexp_split_to_table(lower(p.name), '[^a-zê]+') AS w (word)
GROUP BY w.word
HAVING count(*) > 4
ORDER BY n DESC, w.word

--: accepted   regexp_count and regexp_like
SELECT category_id, regexp_count(name, '[aeiou]', 1, 'i') AS vowels, regexp_like(name, 's$') AS plural
FROM categories
ORDER BY category_id

--: accepted   SIMILAR TO
SELECT product_id, sku
FROM products
WHERE sku SIMILAR TO '(CA|CR)-[0-9]{4}'
ORDER BY product_id

--: accepted   word boundaries in PostgreSQL's spelling
SELECT product_id, name
FROM products
WHERE name ~ '\mPan\M'
ORDER BY product_id

--: accepted   LIKE without a wildcard, blanks count
SELECT order_id, coupon_code
FROM orders
WHERE coupon_code LIKE 'SPRING24'
ORDER BY order_id

--: refused   a pattern with an open bracket
SELECT product_id
FROM products
WHERE name ~ '[A-Z'

--: refused   a pattern with an open group
SELECT regexp_replace(name, '(a', 'b')
FROM products

--: refused   regexp_matches as a condition
SELECT product_id
FROM products
WHERE regexp_matches(name, 'Pan')

--: refused   regexp_extract
SELECT regexp_extract(sku, '[0-9]+') AS number
FROM products

--: refused   GLOB
SELECT product_id
FROM products
WHERE name GLOB 'Wool*'

--: refused   REGEXP from MySQL
SELECT product_id
FROM products
WHERE name REGEXP '^Wool'

--: refused   LIKE on a timestamp
SELECT order_id
FROM orders
WHERE placed_at LIKE '2024-12%'

--: refused   a pattern that ends in an escape character
SELECT product_id
FROM products
WHERE name LIKE 'Wool\'

--: refused   an escape of two characters
SELECT product_id
FROM products
WHERE name LIKE '%!!%' ESCAPE '!!'

--: refused   an unknown regular expression flag
SELECT regexp_replace(name, 'a', 'b', 'z')
FROM products

--: refused   regexp_full_match
SELECT product_id
FROM products
WHERE regexp_full_match(sku, '[A-Z]+-[0-9]+')

--: refused   LIKE against an integer pattern
SELECT address_id
FROM addresses
WHERE postcode LIKE 1

--: refused   prefix as a function
SELECT product_id
FROM products
WHERE prefix(name, 'Wool')
