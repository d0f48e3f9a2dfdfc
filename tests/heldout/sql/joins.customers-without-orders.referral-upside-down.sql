-- why: follows referred_by in the wrong direction: leaves out those who were referred in place of those who referred
-- scenario: customer 2 (referred_by 1) and customer 1, no orders: lists 1; right is 2
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.customer_id
LEFT JOIN customers AS r ON r.customer_id = c.referred_by
WHERE o.order_id IS NULL
  AND r.customer_id IS NULL;
