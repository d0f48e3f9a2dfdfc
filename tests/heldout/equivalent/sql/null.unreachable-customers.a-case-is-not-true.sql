-- shape: IS NOT TRUE, CASE
SELECT
    customer_id,
    full_name,
    CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
    newsletter
FROM customers
WHERE (phone IS NULL OR phone = '')
  AND newsletter IS NOT TRUE
ORDER BY phone_status, customer_id;
