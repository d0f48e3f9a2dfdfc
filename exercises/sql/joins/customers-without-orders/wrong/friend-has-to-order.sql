-- verdict: wrong, code: extra-rows
-- why: counts a recommendation only if the new customer ordered.
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id)
  AND NOT EXISTS (
        SELECT 1
        FROM customers AS r
        JOIN orders AS o ON o.customer_id = r.customer_id
        WHERE r.referred_by = c.customer_id
    );
