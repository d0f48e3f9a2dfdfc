-- verdict: error, code: constraint
-- why: address_id has no default, so leaving it out means NULL, which the primary key refuses
INSERT INTO addresses (customer_id, kind, street, city, postcode, country, is_default)
WITH ranked AS (
    SELECT
        a.*,
        row_number() OVER (PARTITION BY customer_id ORDER BY is_default DESC, address_id) AS place
    FROM addresses AS a
    WHERE kind = 'shipping'
)
SELECT
    r.customer_id,
    'billing',
    r.street,
    r.city,
    r.postcode,
    r.country,
    true
FROM ranked AS r
WHERE r.place = 1
  AND r.customer_id IN (SELECT customer_id FROM orders)
  AND NOT EXISTS (
      SELECT 1
      FROM addresses AS b
      WHERE b.customer_id = r.customer_id AND b.kind = 'billing'
  );
