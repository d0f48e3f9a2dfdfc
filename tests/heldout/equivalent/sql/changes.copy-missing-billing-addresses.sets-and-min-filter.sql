-- shape: who needs one by INTERSECT and EXCEPT, which address by two minima, the id by a running count
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT
    m.top + count(*) OVER (ORDER BY a.customer_id),
    a.customer_id, 'billing', a.street, a.city, a.postcode, a.country, true
FROM (
    SELECT coalesce(min(s.address_id) FILTER (WHERE s.is_default), min(s.address_id)) AS address_id
    FROM addresses AS s
    WHERE s.kind = 'shipping'
      AND s.customer_id IN (
          SELECT customer_id FROM orders
          INTERSECT
          SELECT customer_id FROM addresses WHERE kind = 'shipping'
          EXCEPT
          SELECT customer_id FROM addresses WHERE kind = 'billing'
      )
    GROUP BY s.customer_id
) AS pick
JOIN addresses AS a ON a.address_id = pick.address_id
CROSS JOIN (SELECT max(address_id) AS top FROM addresses) AS m;
