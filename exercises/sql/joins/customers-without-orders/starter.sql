-- Accounts nobody would miss
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c;
