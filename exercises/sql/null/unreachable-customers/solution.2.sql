SELECT customer_id, full_name, 'never asked' AS phone_status, newsletter
FROM customers
WHERE phone IS NULL
  AND COALESCE(newsletter, false) = false
UNION ALL
SELECT customer_id, full_name, 'left blank', newsletter
FROM customers
WHERE phone = ''
  AND (newsletter = false OR newsletter IS NULL)
ORDER BY phone_status, customer_id;
