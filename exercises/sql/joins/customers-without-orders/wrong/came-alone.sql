-- verdict: wrong, code: missing-rows
-- why: asks who was referred by nobody, not who referred nobody.
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id)
  AND c.referred_by IS NULL;
