-- shape: everybody less those with a number less those with the newsletter, by EXCEPT ALL over whole rows; the status by NULL eating a concatenation
SELECT
    x.customer_id,
    x.full_name,
    coalesce(x.phone || 'left blank', 'never asked') AS phone_status,
    x.newsletter
FROM (
    SELECT customer_id, full_name, phone, newsletter FROM customers
    EXCEPT ALL
    SELECT customer_id, full_name, phone, newsletter FROM customers WHERE phone <> ''
    EXCEPT ALL
    SELECT customer_id, full_name, phone, newsletter FROM customers WHERE newsletter AND nullif(phone, '') IS NULL
) AS x
ORDER BY phone_status, x.customer_id;
