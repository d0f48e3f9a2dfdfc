SELECT customer_id, full_name, signed_up_on
FROM customers
WHERE customer_id NOT IN (SELECT customer_id FROM orders)
  AND customer_id NOT IN (SELECT referred_by FROM customers WHERE referred_by IS NOT NULL);
