-- shape: everybody EXCEPT those with a phone and those with the newsletter, joined back
WITH unreached AS (
    SELECT customer_id FROM customers
    EXCEPT
    (
        SELECT customer_id FROM customers WHERE length(phone) > 0
        UNION
        SELECT customer_id FROM customers WHERE newsletter
    )
)
SELECT c.customer_id, c.full_name,
       (ARRAY['never asked', 'left blank'])[1 + num_nonnulls(c.phone)] AS phone_status,
       c.newsletter
FROM unreached
JOIN customers AS c USING (customer_id)
ORDER BY phone_status ASC, customer_id ASC;
