-- shape: bought and reviewed pairs tagged in one UNION ALL, grouped by pair: kept where only the tag of buying is there
SELECT x.customer_id, c.full_name, x.product_id, p.name AS product
FROM (
    SELECT o.customer_id, l.product_id, false AS reviewed
    FROM order_lines AS l
    JOIN orders AS o ON o.order_id = l.order_id
    WHERE o.status = 'delivered'
    UNION ALL
    SELECT customer_id, product_id, true
    FROM reviews
) AS x
JOIN customers AS c ON c.customer_id = x.customer_id AND c.country = ANY ('{IE,PT}')
JOIN products AS p ON p.product_id = x.product_id
GROUP BY x.customer_id, c.full_name, x.product_id, p.name
HAVING NOT bool_or(x.reviewed)
ORDER BY x.customer_id, x.product_id;
