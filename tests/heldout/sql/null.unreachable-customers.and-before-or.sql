-- why: no parentheses: AND binds before OR, so a customer who was never asked for a phone is listed even with a newsletter
-- scenario: customer 1 with phone NULL and newsletter true: gives customer 1; right is no row
SELECT
    customer_id,
    full_name,
    CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
    newsletter
FROM customers
WHERE phone IS NULL
   OR phone = '' AND newsletter IS NOT TRUE
ORDER BY phone_status, customer_id;
