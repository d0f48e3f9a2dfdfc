-- why: a review of another product of the same name is none of this one
-- scenario: products 1 and 2 are both called Leather Belt, a customer of Portugal bought 1 and reviewed 2
SELECT DISTINCT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id AND o.status = 'delivered'
JOIN order_lines l ON l.order_id = o.order_id
JOIN products p ON p.product_id = l.product_id
WHERE c.country IN ('IE', 'PT')
  AND NOT EXISTS (
      SELECT 1 FROM reviews r JOIN products rp ON rp.product_id = r.product_id
      WHERE r.customer_id = c.customer_id AND rp.name = p.name
  )
ORDER BY c.customer_id, p.product_id;
