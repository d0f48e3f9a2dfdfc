-- why: anything that is stored counts as a number, even 'ask my wife'
-- scenario: a customer with phone 'n/a' and newsletter false is not on the list
SELECT customer_id, full_name,
       CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
       newsletter
FROM customers
WHERE (phone IS NULL OR phone NOT SIMILAR TO '%[0-9]%') AND newsletter IS NOT TRUE
ORDER BY phone_status, customer_id;
