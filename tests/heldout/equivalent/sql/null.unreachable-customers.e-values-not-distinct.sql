-- shape: two VALUES tables joined with IS NOT DISTINCT FROM
SELECT c.customer_id, c.full_name, s.phone_status, n.newsletter
FROM customers AS c
JOIN (VALUES (NULL::text, 'never asked'), ('', 'left blank')) AS s (phone, phone_status)
  ON c.phone IS NOT DISTINCT FROM s.phone
JOIN (VALUES (false), (CAST(NULL AS boolean))) AS n (newsletter)
  ON c.newsletter IS NOT DISTINCT FROM n.newsletter
ORDER BY s.phone_status, c.customer_id;
