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
