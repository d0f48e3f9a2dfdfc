-- why: compares products by name: a review of another article of the same name is taken for one of this article
-- scenario: customer 1 (IE) got products 41 and 49, both 'Leather Belt', and reviewed 41: gives no row; right is product 49
SELECT DISTINCT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id AND o.status = 'delivered'
JOIN order_lines AS l ON l.order_id = o.order_id
JOIN products AS p ON p.product_id = l.product_id
WHERE c.country IN ('IE', 'PT')
  AND NOT EXISTS (
      SELECT 1
      FROM reviews AS r
      JOIN products AS q ON q.product_id = r.product_id
      WHERE r.customer_id = c.customer_id
        AND q.name = p.name
  )
ORDER BY c.customer_id, p.product_id;
