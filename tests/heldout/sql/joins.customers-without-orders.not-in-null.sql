-- why: NOT IN over a list that holds NULL is never true, so nothing comes out
-- scenario: one customer without orders, referred_by NULL
SELECT customer_id, full_name, signed_up_on
FROM customers
WHERE customer_id NOT IN (SELECT customer_id FROM orders)
  AND customer_id NOT IN (SELECT referred_by FROM customers);
