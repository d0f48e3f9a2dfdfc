SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.customer_id
LEFT JOIN customers AS r ON r.referred_by = c.customer_id
WHERE o.order_id IS NULL
  AND r.customer_id IS NULL;
