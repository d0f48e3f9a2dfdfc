-- verdict: wrong, code: null-for-value
-- why: a CASE without a matching branch gives NULL: the empty phone numbers get no status.
SELECT
    customer_id,
    full_name,
    CASE WHEN phone IS NULL THEN 'never asked' END AS phone_status,
    newsletter
FROM customers
WHERE (phone IS NULL OR phone = '')
  AND newsletter IS NOT TRUE
ORDER BY phone_status, customer_id;
