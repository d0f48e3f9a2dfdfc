-- shape: LEFT JOIN reviews USING two columns, GROUP BY the pair, HAVING no review
SELECT customer_id, c.full_name, product_id, p.name AS product
FROM orders AS o
INNER JOIN order_lines AS l USING (order_id)
INNER JOIN customers AS c USING (customer_id)
INNER JOIN products AS p USING (product_id)
LEFT JOIN reviews AS r USING (customer_id, product_id)
WHERE o.status = 'delivered'
  AND c.country BETWEEN 'IE' AND 'PT'
  AND c.country NOT IN ('IS', 'JP', 'NO', 'PL')
GROUP BY customer_id, c.full_name, product_id, p.name
HAVING COUNT(r.review_id) = 0
ORDER BY customer_id, product_id;
