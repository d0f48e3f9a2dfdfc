-- why: an order of any kind will do, here only customers to whom something was sent get an address
-- scenario: a customer with a shipping address whose only order was picked up (shipping_address_id NULL)
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
WITH ranked AS (
    SELECT a.*, row_number() OVER (PARTITION BY customer_id ORDER BY is_default DESC, address_id) AS rn
    FROM addresses a
    WHERE kind = 'shipping'
)
SELECT
    (SELECT max(address_id) FROM addresses) + row_number() OVER (ORDER BY r.customer_id),
    r.customer_id, 'billing', r.street, r.city, r.postcode, r.country, true
FROM ranked r
WHERE r.rn = 1
  AND EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = r.customer_id AND o.shipping_address_id IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM addresses b WHERE b.customer_id = r.customer_id AND b.kind = 'billing');
