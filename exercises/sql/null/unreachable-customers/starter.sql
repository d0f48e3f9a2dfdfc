-- Customers we cannot reach
SELECT customer_id, full_name
FROM customers
WHERE phone IS NULL;
