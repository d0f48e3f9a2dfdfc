-- verdict: wrong, code: wrong-values
-- why: CASE phone WHEN NULL compares with =, which never holds; all get 'left blank'.
SELECT
    customer_id,
    full_name,
    CASE phone WHEN NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
    newsletter
FROM customers
WHERE (phone IS NULL OR phone = '')
  AND newsletter IS NOT TRUE
ORDER BY phone_status, customer_id;
