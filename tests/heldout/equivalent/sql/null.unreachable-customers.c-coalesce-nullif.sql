-- shape: NULLIF and COALESCE; the status by joining text to a phone that is empty or NULL
SELECT customer_id, full_name,
       COALESCE('left blank' || phone, 'never asked') AS phone_status,
       newsletter
FROM customers
WHERE NULLIF(phone, '') IS NULL
  AND NOT COALESCE(newsletter, FALSE)
ORDER BY 3, 1;
