-- verdict: wrong, code: no-rows
-- why: referred_by is NULL for many, and NOT IN a list with a NULL is never true.
SELECT customer_id, full_name, signed_up_on
FROM customers
WHERE customer_id NOT IN (SELECT customer_id FROM orders)
  AND customer_id NOT IN (SELECT referred_by FROM customers);
