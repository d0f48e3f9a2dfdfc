-- why: sorts is_default in ascending order, and false comes before true: the default address is taken last
-- scenario: customer 1 with an order and shipping addresses 1 (not default, 'A St') and 2 (default, 'B St'): copies 'A St'; right is 'B St'
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT
    (SELECT max(address_id) FROM addresses) + row_number() OVER (ORDER BY s.customer_id),
    s.customer_id, 'billing', s.street, s.city, s.postcode, s.country, true
FROM (
    SELECT DISTINCT ON (a.customer_id) a.*
    FROM addresses AS a
    WHERE a.kind = 'shipping'
      AND EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = a.customer_id)
      AND NOT EXISTS (
          SELECT 1 FROM addresses AS b WHERE b.customer_id = a.customer_id AND b.kind = 'billing'
      )
    ORDER BY a.customer_id, a.is_default, a.address_id
) AS s;
