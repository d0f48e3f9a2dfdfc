-- why: numbers the candidates before those who have a billing address are taken out, which leaves holes in address_id
-- scenario: customers 1 and 2 have an order and a shipping address (ids 1, 2), customer 1 also billing address 3: new row gets id 5; right is 4
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT m.top + n.rn, n.customer_id, 'billing', n.street, n.city, n.postcode, n.country, true
FROM (
    SELECT s.*, row_number() OVER (ORDER BY s.customer_id) AS rn
    FROM (
        SELECT DISTINCT ON (a.customer_id) a.*
        FROM addresses AS a
        WHERE a.kind = 'shipping'
          AND EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = a.customer_id)
        ORDER BY a.customer_id, a.is_default DESC, a.address_id
    ) AS s
) AS n
CROSS JOIN (SELECT max(address_id) AS top FROM addresses) AS m
WHERE NOT EXISTS (
    SELECT 1 FROM addresses AS b WHERE b.customer_id = n.customer_id AND b.kind = 'billing'
);
