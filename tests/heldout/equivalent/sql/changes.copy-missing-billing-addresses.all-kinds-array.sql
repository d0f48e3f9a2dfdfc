-- shape: all kinds of a customer's addresses must be shipping (ALL over an array); lateral pick; the id by counting the customers up to this one
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
WITH eligible AS (
    SELECT c.customer_id
    FROM customers AS c
    WHERE (SELECT count(*) FROM orders AS o WHERE o.customer_id = c.customer_id) > 0
      AND 'shipping' = ALL (ARRAY(SELECT a.kind FROM addresses AS a WHERE a.customer_id = c.customer_id))
      AND EXISTS (SELECT 1 FROM addresses AS a WHERE a.customer_id = c.customer_id)
)
SELECT
    (SELECT max(address_id) FROM addresses)
        + (SELECT count(*) FROM eligible AS f WHERE f.customer_id <= e.customer_id),
    e.customer_id, 'billing', s.street, s.city, s.postcode, s.country, true
FROM eligible AS e
CROSS JOIN LATERAL (
    SELECT a.street, a.city, a.postcode, a.country
    FROM addresses AS a
    WHERE a.customer_id = e.customer_id
    ORDER BY a.is_default DESC, a.address_id
    LIMIT 1
) AS s;
