--: accepted   a tag in the array
SELECT product_id, name
FROM products
WHERE 'eco' = ANY (tags)
ORDER BY product_id

--: accepted   the contains operator
SELECT product_id, tags
FROM products
WHERE tags @> ARRAY['sale', 'gift']
ORDER BY product_id

--: accepted   the overlaps operator
SELECT product_id
FROM products
WHERE tags && ARRAY['new', 'bestseller']
ORDER BY product_id

--: accepted   contained in
SELECT product_id, tags
FROM products
WHERE tags <@ ARRAY['winter', 'eco', 'gift']
ORDER BY product_id

--: accepted   arrays count from one
SELECT product_id, tags[1] AS first, tags[2] AS second, tags[0] AS none, tags[9] AS past
FROM products
WHERE product_id <= 20
ORDER BY product_id

--: accepted   NULL array, empty array and their lengths
SELECT product_id, tags IS NULL AS untagged, cardinality(tags) AS n, array_length(tags, 1) AS len
FROM products
WHERE product_id BETWEEN 20 AND 60
ORDER BY product_id

--: accepted   unnest in FROM and counting the tags
SELECT t.tag, count(*) AS products
FROM products
CROSS JOIN LATERAL unnest(tags) AS t (tag)
GROUP BY t.tag
ORDER BY products DESC, t.tag

--: accepted   unnest in the select list
SELECT product_id, unnest(tags) AS tag
FROM products
WHERE product_id <= 8
ORDER BY product_id, tag

--: accepted   unnest WITH ORDINALITY
SELECT p.product_id, t.tag, t.n
FROM products p
LEFT JOIN LATERAL unnest(p.tags) WITH ORDINALITY AS t (tag, n) ON true
WHERE p.product_id BETWEEN 30 AND 40
ORDER BY p.product_id, t.n

--: accepted   two arrays unnested side by side
SELECT a, b
FROM unnest(ARRAY[1, 2, 3], ARRAY['x', 'y']) AS t (a, b)
ORDER BY a

--: accepted   an array compared as a whole
SELECT product_id
FROM products
WHERE tags = '{eco}'
ORDER BY product_id

--: accepted   an empty array as text
SELECT product_id
FROM products
WHERE tags = '{}'
ORDER BY product_id

--: accepted   array_to_string
SELECT product_id, array_to_string(tags, ', ') AS tags, array_to_string(ARRAY['a', NULL, 'c'], '-', '?') AS filled
FROM products
WHERE product_id < 12
ORDER BY product_id

--: accepted   string_to_array
SELECT product_id, string_to_array(name, ' ') AS words, (string_to_array(name, ' '))[1] AS first
FROM products
WHERE product_id < 12
ORDER BY product_id

--: accepted   array_append, array_cat and ||
SELECT product_id, tags || 'web'::text AS appended, array_append(tags, 'web') AS also, array_prepend('top', tags) AS prepended
FROM products
WHERE product_id IN (1, 3, 34)
ORDER BY product_id

--: accepted   concatenating two arrays
SELECT ARRAY[1, 2] || ARRAY[3] AS three, array_cat(ARRAY['a'], NULL) AS a, ARRAY[1] || NULL::integer[] AS same

--: accepted   array_position and array_remove
SELECT product_id, array_position(tags, 'gift') AS place, array_remove(tags, 'gift') AS without
FROM products
WHERE tags IS NOT NULL AND product_id < 15
ORDER BY product_id

--: accepted   a slice
SELECT product_id, tags[1:2] AS first_two, tags[2:] AS rest
FROM products
WHERE cardinality(tags) = 3
ORDER BY product_id

--: accepted   ARRAY of a subquery
SELECT c.customer_id, ARRAY(SELECT o.order_id FROM orders o WHERE o.customer_id = c.customer_id ORDER BY o.order_id) AS orders
FROM customers c
WHERE c.country = 'PT'
ORDER BY c.customer_id

--: accepted   ARRAY of a subquery without rows is empty, not NULL
SELECT ARRAY(SELECT order_id FROM orders WHERE customer_id = -1) AS none, cardinality(ARRAY(SELECT 1 WHERE false)) AS n

--: accepted   array_agg distinct and sorted
SELECT o.customer_id, array_agg(DISTINCT l.product_id ORDER BY l.product_id) AS bought
FROM orders o
JOIN order_lines l USING (order_id)
WHERE o.customer_id BETWEEN 1 AND 8
GROUP BY o.customer_id
ORDER BY o.customer_id

--: accepted   sorting by arrays
SELECT product_id, tags
FROM products
WHERE product_id <= 25
ORDER BY tags DESC NULLS LAST, product_id

--: accepted   ALL over an array
SELECT product_id
FROM products
WHERE 'sale' <> ALL (tags)
ORDER BY product_id

--: accepted   ANY over an empty or NULL array
SELECT product_id, 'eco' = ANY (tags) AS eco
FROM products
WHERE tags IS NULL OR cardinality(tags) = 0
ORDER BY product_id

--: accepted   a cast from text to an array of integers
SELECT '{3,1,2}'::integer[] AS a, ('{3,1,2}'::integer[])[2] AS second, array_upper('{3,1,2}'::integer[], 1) AS upper

--: accepted   grouping by an array
SELECT tags, count(*) AS n
FROM products
GROUP BY tags
HAVING count(*) > 1
ORDER BY n DESC, tags

--: refused   a list literal in brackets
SELECT [1, 2, 3] AS list

--: refused   a struct literal
SELECT {'id': product_id, 'name': name} AS item
FROM products

--: refused   list_contains
SELECT product_id
FROM products
WHERE list_contains(tags, 'eco')

--: refused   array_contains
SELECT product_id
FROM products
WHERE array_contains(tags, 'eco')

--: refused   len of an array
SELECT product_id, len(tags)
FROM products

--: refused   array_length without the dimension
SELECT product_id, array_length(tags)
FROM products

--: refused   length of an array
SELECT length(tags)
FROM products

--: refused   IN with an array
SELECT product_id
FROM products
WHERE 'eco' IN (tags)

--: refused   IN with a bare array name
SELECT product_id
FROM products
WHERE 'eco' IN tags

--: refused   an element that is not an array
SELECT name[1]
FROM products

--: refused   an array of mixed types
SELECT ARRAY[1, 'two']

--: refused   an array of a number and a column of text
SELECT ARRAY[product_id, name]
FROM products

--: refused   a lambda
SELECT list_transform(tags, x -> upper(x))
FROM products

--: refused   a list comprehension
SELECT [upper(t) FOR t IN tags]
FROM products

--: refused   unnest in WHERE
SELECT product_id
FROM products
WHERE unnest(tags) = 'eco'

--: refused   ANY of a column that is no array
SELECT product_id
FROM products
WHERE 'eco' = ANY (name)

--: refused   comparing an array with text
SELECT product_id
FROM products
WHERE tags = name

--: refused   an array text without braces
SELECT product_id
FROM products
WHERE tags = 'eco'

--: refused   contains with an array of another type
SELECT product_id
FROM products
WHERE tags @> ARRAY[1]

--: refused   an empty array without a type
SELECT ARRAY[]

--: refused   LIKE over an array
SELECT product_id
FROM products
WHERE tags LIKE '%eco%'

--: refused   a bare word joined to an array
SELECT product_id, tags || 'web' AS appended
FROM products
WHERE product_id IN (1, 3, 34)

--: refused   list_sort
SELECT list_sort(tags)
FROM products

--: refused   array_sort with a direction as text
SELECT array_sort(tags, 'DESC')
FROM products

--: refused   text[] cast to integer[]
SELECT tags::integer[]
FROM products
WHERE product_id = 1

--: refused   an aggregate over unnest
SELECT count(unnest(tags))
FROM products

--: refused   comparing an array with text where no row is left
SELECT product_id
FROM products
WHERE product_id < 0 AND tags = name

--: refused   a union of arrays and text where no row is left
SELECT tags FROM products WHERE false
UNION
SELECT name FROM products WHERE false

--: accepted   an array of nothing but NULLs as text
SELECT array_to_string(ARRAY[NULL, NULL]::int[], ',') AS nulls, array_to_string(ARRAY[]::text[], ',') AS none,
       array_to_string(NULL::int[], ',') AS missing, array_to_string(ARRAY[1, NULL, 2], ',') AS some

--: accepted   whether an array that is NULL contains anything
SELECT ARRAY[1, NULL] @> NULL::int[] AS a, NULL::int[] @> ARRAY[1, NULL] AS b, NULL::int[] <@ ARRAY[1] AS c,
       ARRAY[1, 2] @> ARRAY[2] AS d, ARRAY[1, NULL] @> ARRAY[NULL]::int[] AS e

--: accepted   texts joined without the missing ones, and NULL where a group has none
SELECT country, array_to_string(array_agg(phone ORDER BY customer_id), ', ') AS phones
FROM customers
GROUP BY country
ORDER BY country
