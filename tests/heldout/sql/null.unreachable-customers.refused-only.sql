-- why: those who were never asked about the newsletter (NULL) are not reached either
-- scenario: a customer without phone, newsletter NULL
SELECT customer_id, full_name,
       CASE WHEN phone = '' THEN 'left blank' ELSE 'never asked' END AS phone_status,
       newsletter
FROM customers
WHERE (phone IS NULL OR phone = '') AND NOT newsletter
ORDER BY phone_status, customer_id;
