-- why: a default shipping address goes before one with a lower id
-- scenario: a customer with shipping addresses 1 (not default) and 2 (default): 2 is to be copied
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT
    (SELECT max(address_id) FROM addresses) + row_number() OVER (ORDER BY a.customer_id),
    a.customer_id, 'billing', a.street, a.city, a.postcode, a.country, true
FROM addresses a
WHERE a.address_id IN (SELECT min(address_id) FROM addresses WHERE kind = 'shipping' GROUP BY customer_id)
  AND a.customer_id IN (SELECT customer_id FROM orders)
  AND a.customer_id NOT IN (SELECT customer_id FROM addresses WHERE kind = 'billing');
