-- why: a review before the order is enough too
-- scenario: a customer of Ireland reviewed a product in May and was delivered one in June
SELECT DISTINCT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id AND o.status = 'delivered'
JOIN order_lines l ON l.order_id = o.order_id
JOIN products p ON p.product_id = l.product_id
LEFT JOIN reviews r
    ON r.customer_id = c.customer_id AND r.product_id = p.product_id AND r.reviewed_at >= o.placed_at
WHERE c.country IN ('IE', 'PT') AND r.review_id IS NULL
ORDER BY c.customer_id, p.product_id;
