-- shape: purchases and reviews in one list, kept where there are purchases only
SELECT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM (
    SELECT o.customer_id, l.product_id, 0 AS reviewed
    FROM orders o, order_lines l
    WHERE l.order_id = o.order_id AND o.status = 'delivered'
    UNION
    SELECT customer_id, product_id, 1 FROM reviews
) AS x
JOIN customers c ON c.customer_id = x.customer_id
JOIN products p ON p.product_id = x.product_id
WHERE c.country = ANY (ARRAY['IE', 'PT'])
GROUP BY c.customer_id, c.full_name, p.product_id, p.name
HAVING max(x.reviewed) = 0
ORDER BY 1, 3;
