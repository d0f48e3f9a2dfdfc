--: accepted   whether there is a row, without a column
SELECT EXISTS (SELECT FROM orders) AS a, EXISTS (SELECT FROM orders WHERE order_id < 0) AS b,
       NOT EXISTS (SELECT FROM orders WHERE order_id < 0 UNION ALL SELECT FROM orders WHERE order_id < 1) AS c

--: accepted   customers without an order, by EXISTS (SELECT FROM)
SELECT c.customer_id FROM customers c
WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.customer_id)
ORDER BY 1

--: accepted   compared with VALUES
SELECT 3 > ALL (VALUES (1), (2)) AS a, 3 = ANY (VALUES (1), (NULL)) AS b, 3 = ANY (VALUES (3), (NULL)) AS c,
       3 <> ALL (VALUES (1), (NULL)) AS d, NULL = ANY (VALUES (1)) AS e, 0.15 = ANY (VALUES (0::numeric), (2)) AS f

--: accepted   an array that a group makes, in HAVING
SELECT order_id FROM order_lines GROUP BY order_id
HAVING array_agg(DISTINCT product_id) @> ARRAY[1] OR 2 = ANY (array_agg(product_id))
    OR array_to_string(array_agg(quantity ORDER BY line_no), ',') = '1,1,1,1'
ORDER BY 1

--: accepted   an array in a window
SELECT order_id, line_no, array_to_string(array_agg(product_id) OVER (PARTITION BY order_id ORDER BY line_no), '>') AS so_far,
       1 = ANY (array_agg(quantity) OVER (PARTITION BY order_id)) AS single
FROM order_lines WHERE order_id < 20 ORDER BY 1, 2

--: accepted   the elements of JSON, numbered
SELECT o.order_id, e.value, e.ordinality
FROM (SELECT order_id, jsonb_agg(product_id ORDER BY line_no) AS list FROM order_lines WHERE order_id < 8 GROUP BY order_id) AS o,
     LATERAL jsonb_array_elements(o.list) WITH ORDINALITY AS e
ORDER BY 1, 3

--: accepted   keys and values, numbered and renamed
SELECT e.k, e.v, e.n FROM jsonb_each('{"b": 1, "a": [true]}') WITH ORDINALITY AS e(k, v, n) ORDER BY 3

--: accepted   words, numbered
SELECT w.word, w.n FROM regexp_split_to_table('one two  three', '\s+') WITH ORDINALITY AS w(word, n) ORDER BY n

--: accepted   matches, numbered, beside rows
SELECT p.product_id, m.parts[1] AS word, m.n
FROM products p CROSS JOIN LATERAL regexp_matches(p.name, '([A-Za-z]+)', 'g') WITH ORDINALITY AS m(parts, n)
WHERE p.product_id < 5 ORDER BY 1, 3

--: accepted   numbered without a name
SELECT * FROM jsonb_array_elements_text('["x", "y", null]') WITH ORDINALITY

--: accepted   nothing to number
SELECT * FROM jsonb_array_elements_text('[]') WITH ORDINALITY AS t(x, n)

--: accepted   a left join to numbered elements
SELECT t.id, e.x, e.n FROM (VALUES (1, '["a"]'::jsonb), (2, '[]'), (3, NULL)) AS t(id, doc)
LEFT JOIN LATERAL jsonb_array_elements_text(t.doc) WITH ORDINALITY AS e(x, n) ON true
ORDER BY 1, 3
