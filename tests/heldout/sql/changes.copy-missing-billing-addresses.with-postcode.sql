-- why: an address without a postcode can be copied as well
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT (SELECT max(address_id) FROM addresses) + row_number() OVER (ORDER BY s.customer_id),
       s.customer_id, 'billing', s.street, s.city, s.postcode, s.country, true
FROM (
    SELECT DISTINCT ON (customer_id) * FROM addresses WHERE kind = 'shipping'
    ORDER BY customer_id, is_default DESC, postcode IS NULL, address_id
) s
WHERE s.customer_id IN (SELECT customer_id FROM orders)
  AND s.customer_id NOT IN (SELECT customer_id FROM addresses WHERE kind = 'billing');
