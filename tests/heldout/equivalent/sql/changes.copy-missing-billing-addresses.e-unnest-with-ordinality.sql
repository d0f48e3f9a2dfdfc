-- shape: sorted array of chosen ids, unnest WITH ORDINALITY for the numbering, columns in another order
INSERT INTO addresses (customer_id, kind, is_default, street, city, postcode, country, address_id)
SELECT s.customer_id, 'billing', NOT false, s.street, s.city, s.postcode, s.country,
       CAST(h.highest + t.nth AS integer)
FROM (SELECT max(address_id) AS highest FROM addresses) AS h
CROSS JOIN unnest(ARRAY(
    SELECT (array_agg(x.address_id ORDER BY x.is_default DESC, x.address_id))[1]
    FROM addresses AS x
    WHERE x.kind = 'shipping'
      AND x.customer_id IN (
          (SELECT customer_id FROM orders)
          EXCEPT
          (SELECT customer_id FROM addresses WHERE kind = 'billing')
      )
    GROUP BY x.customer_id
    ORDER BY x.customer_id
)) WITH ORDINALITY AS t (address_id, nth)
JOIN addresses AS s ON s.address_id = t.address_id
ORDER BY t.nth DESC;
