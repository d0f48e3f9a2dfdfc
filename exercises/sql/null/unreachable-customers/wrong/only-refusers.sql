-- verdict: wrong, code: missing-rows
-- why: NOT NULL is NULL, so those who were never asked about the newsletter drop out.
SELECT
    customer_id,
    full_name,
    CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
    newsletter
FROM customers
WHERE (phone IS NULL OR phone = '')
  AND NOT newsletter
ORDER BY phone_status, customer_id;
