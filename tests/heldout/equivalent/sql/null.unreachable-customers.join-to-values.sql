-- shape: the two states of the phone as a VALUES list, joined by IS NOT DISTINCT FROM
SELECT c.customer_id, c.full_name, s.phone_status, c.newsletter
FROM (VALUES (NULL::text, 'never asked'), ('', 'left blank')) AS s (phone, phone_status)
JOIN customers AS c ON c.phone IS NOT DISTINCT FROM s.phone
WHERE c.newsletter IS DISTINCT FROM true
ORDER BY s.phone_status, c.customer_id;
