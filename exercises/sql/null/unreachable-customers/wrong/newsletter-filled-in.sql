-- verdict: wrong, code: value-for-null
-- why: COALESCE belongs into the condition only; never asked is shown as refused.
SELECT
    customer_id,
    full_name,
    CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
    COALESCE(newsletter, false) AS newsletter
FROM customers
WHERE (phone IS NULL OR phone = '')
  AND COALESCE(newsletter, false) = false
ORDER BY phone_status, customer_id;
