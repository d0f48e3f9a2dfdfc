-- why: trims the phone, so a number of blanks only is taken for left blank, though anything but NULL and '' counts as a number
-- scenario: customer 1 with phone '  ' and newsletter false: gives customer 1, left blank; right is no row
SELECT
    customer_id,
    full_name,
    CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
    newsletter
FROM customers
WHERE coalesce(btrim(phone), '') = ''
  AND newsletter IS NOT TRUE
ORDER BY phone_status, customer_id;
