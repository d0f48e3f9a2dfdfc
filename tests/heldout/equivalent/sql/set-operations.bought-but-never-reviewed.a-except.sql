-- shape: EXCEPT of bought and reviewed pairs, names joined on afterwards
WITH open_pairs AS (
    SELECT o.customer_id, l.product_id
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status = 'delivered'
    EXCEPT
    SELECT customer_id, product_id
    FROM reviews
)
SELECT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM open_pairs AS x
JOIN customers AS c ON c.customer_id = x.customer_id
JOIN products AS p ON p.product_id = x.product_id
WHERE c.country IN ('IE', 'PT')
ORDER BY c.customer_id, p.product_id;
