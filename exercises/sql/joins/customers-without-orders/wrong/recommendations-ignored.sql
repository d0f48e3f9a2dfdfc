-- verdict: wrong, code: extra-rows
-- why: customers without orders who recommended the shop are listed too.
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.customer_id
WHERE o.order_id IS NULL;
