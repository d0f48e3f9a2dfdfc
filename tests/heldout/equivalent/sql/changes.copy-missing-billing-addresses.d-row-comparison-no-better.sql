-- shape: WITH inside the INSERT, address chosen because none is better (row comparison), number by a correlated count
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
WITH no_invoice AS (
    SELECT o.customer_id FROM orders AS o
    EXCEPT
    SELECT a.customer_id FROM addresses AS a WHERE a.kind = 'billing'
),
picked AS (
    SELECT s.*
    FROM addresses AS s
    NATURAL JOIN no_invoice
    WHERE s.kind = 'shipping'
      AND NOT EXISTS (
          SELECT 1
          FROM addresses AS better
          WHERE better.customer_id = s.customer_id
            AND better.kind = 'shipping'
            AND (better.is_default, -better.address_id) > (s.is_default, -s.address_id)
      )
)
SELECT
    (SELECT max(address_id) FROM addresses)
        + (SELECT count(*) FROM picked AS q WHERE q.customer_id <= p.customer_id),
    p.customer_id, 'billing', p.street, p.city, p.postcode, p.country, TRUE
FROM picked AS p;
