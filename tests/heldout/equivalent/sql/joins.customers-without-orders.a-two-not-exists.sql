-- shape: two NOT EXISTS
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id)
  AND NOT EXISTS (SELECT 1 FROM customers AS r WHERE r.referred_by = c.customer_id);
