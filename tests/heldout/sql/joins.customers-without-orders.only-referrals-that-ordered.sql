-- why: a recommendation counts only if the recommended customer ordered
-- scenario: customer 2 (referred_by 1) and customer 1, no orders at all: lists 1 and 2; right is 2 only
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id)
  AND NOT EXISTS (
      SELECT 1
      FROM customers AS r
      JOIN orders AS o ON o.customer_id = r.customer_id
      WHERE r.referred_by = c.customer_id
  );
