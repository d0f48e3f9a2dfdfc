-- why: a review of one star is a review
SELECT DISTINCT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers c JOIN orders o ON o.customer_id = c.customer_id JOIN order_lines l ON l.order_id = o.order_id
JOIN products p ON p.product_id = l.product_id
LEFT JOIN reviews r ON r.customer_id = c.customer_id AND r.product_id = p.product_id AND r.rating > 1
WHERE c.country IN ('IE', 'PT') AND o.status = 'delivered' AND r.review_id IS NULL
ORDER BY 1, 3;
