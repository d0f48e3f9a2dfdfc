-- why: a phone of blanks only is stored, so it counts as a number
-- scenario: a customer with phone ' ' (one blank) and newsletter false is not on the list
SELECT customer_id, full_name,
       CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
       newsletter
FROM customers
WHERE coalesce(trim(phone), '') = '' AND newsletter IS NOT TRUE
ORDER BY phone_status, customer_id;
