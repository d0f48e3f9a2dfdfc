SELECT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN order_lines AS l ON l.order_id = o.order_id
JOIN products AS p ON p.product_id = l.product_id
LEFT JOIN reviews AS r ON r.customer_id = c.customer_id AND r.product_id = p.product_id
WHERE c.country IN ('IE', 'PT')
  AND o.status = 'delivered'
  AND r.review_id IS NULL
GROUP BY c.customer_id, c.full_name, p.product_id, p.name
ORDER BY c.customer_id, p.product_id;
