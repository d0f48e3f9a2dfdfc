-- verdict: wrong, code: wrong-values
-- why: goes on from the number of rows, which is the highest id only as long as no id is left out
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
WITH ranked AS (
    SELECT
        a.*,
        row_number() OVER (PARTITION BY customer_id ORDER BY is_default DESC, address_id) AS place
    FROM addresses AS a
    WHERE kind = 'shipping'
)
SELECT
    (SELECT count(*) FROM addresses) + row_number() OVER (ORDER BY r.customer_id),
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
