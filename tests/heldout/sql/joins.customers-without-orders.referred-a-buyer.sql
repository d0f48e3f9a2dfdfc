-- why: having referred somebody is enough, here that somebody must have ordered
-- scenario: customer 1 never ordered and referred customer 2, who never ordered either: only 2 is listed
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id
WHERE o.order_id IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM customers r JOIN orders ro ON ro.customer_id = r.customer_id
      WHERE r.referred_by = c.customer_id
  );
