-- The customers first, by sets; then the address by DISTINCT ON; then the new ids.
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
WITH without_billing AS (
    SELECT customer_id FROM orders
    EXCEPT
    SELECT customer_id FROM addresses WHERE kind = 'billing'
),
picked AS (
    SELECT DISTINCT ON (a.customer_id) a.customer_id, a.street, a.city, a.postcode, a.country
    FROM addresses AS a
    JOIN without_billing AS w ON w.customer_id = a.customer_id
    ORDER BY a.customer_id, a.is_default DESC, a.address_id
),
highest AS (
    SELECT max(address_id) AS address_id FROM addresses
)
SELECT
    h.address_id + row_number() OVER (ORDER BY p.customer_id),
    p.customer_id,
    'billing',
    p.street,
    p.city,
    p.postcode,
    p.country,
    true
FROM picked AS p
CROSS JOIN highest AS h;
