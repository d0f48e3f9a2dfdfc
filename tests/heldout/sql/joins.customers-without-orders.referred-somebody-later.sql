-- why: somebody who was referred without ordering keeps the account of the one who referred them too
SELECT c.customer_id, c.full_name, c.signed_up_on FROM customers c
WHERE c.customer_id NOT IN (SELECT customer_id FROM orders)
  AND NOT EXISTS (
      SELECT 1 FROM customers r WHERE r.referred_by = c.customer_id AND r.signed_up_on >= c.signed_up_on
  );
