-- why: shows false where newsletter is NULL: the same rows, but the column is to come as stored
-- scenario: customer 1 with phone NULL and newsletter NULL: gives newsletter false; right is NULL
SELECT
    customer_id,
    full_name,
    CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status,
    n.newsletter
FROM customers AS c
CROSS JOIN LATERAL (SELECT coalesce(c.newsletter, false) AS newsletter) AS n
WHERE nullif(phone, '') IS NULL
  AND NOT n.newsletter
ORDER BY phone_status, customer_id;
