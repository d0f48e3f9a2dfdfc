-- why: two customers who share a name and a day of signing up are two, DISTINCT ON keeps one of them
-- scenario: two customers called Ana Reis of 2024-01-01, neither ordered nor referred anybody
SELECT DISTINCT ON (full_name, signed_up_on) customer_id, full_name, signed_up_on
FROM customers c
WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.customer_id)
  AND NOT EXISTS (SELECT 1 FROM customers r WHERE r.referred_by = c.customer_id)
ORDER BY full_name, signed_up_on, customer_id;
