-- shape: WITH before INSERT, row_number twice: to choose the address and to number the new rows
WITH ranked AS (
    SELECT
        s.*,
        row_number() OVER (PARTITION BY s.customer_id ORDER BY s.is_default DESC, s.address_id) AS choice
    FROM addresses AS s
    WHERE s.kind = 'shipping'
      AND EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = s.customer_id)
      AND NOT EXISTS (
          SELECT 1 FROM addresses AS b
          WHERE b.customer_id = s.customer_id AND b.kind = 'billing'
      )
)
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT
    (SELECT max(address_id) FROM addresses) + row_number() OVER (ORDER BY customer_id),
    customer_id, 'billing', street, city, postcode, country, true
FROM ranked
WHERE choice = 1;
