-- shape: DISTINCT ON in a subquery, IN and NOT IN, no column list, rank for the numbering
INSERT INTO addresses
SELECT
    (SELECT a.address_id FROM addresses a ORDER BY a.address_id DESC LIMIT 1)
        + rank() OVER (ORDER BY pick.customer_id),
    pick.customer_id,
    'billing'::text,
    pick.street,
    pick.city,
    pick.postcode,
    pick.country,
    'yes'::boolean
FROM (
    SELECT DISTINCT ON (customer_id) customer_id, street, city, postcode, country
    FROM addresses
    WHERE kind = 'shipping'
      AND customer_id IN (SELECT customer_id FROM orders)
      AND customer_id NOT IN (SELECT customer_id FROM addresses WHERE kind = 'billing')
    ORDER BY customer_id, is_default DESC, address_id ASC
) AS pick
RETURNING *;
