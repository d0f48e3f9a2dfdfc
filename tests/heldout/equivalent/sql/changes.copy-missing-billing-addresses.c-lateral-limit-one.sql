-- shape: customers CROSS JOIN LATERAL the best address LIMIT 1, running count for the numbering
INSERT INTO addresses AS book (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT top.id + count(*) OVER (ORDER BY c.customer_id ROWS UNBOUNDED PRECEDING),
       c.customer_id, 'billing', s.street, s.city, s.postcode, s.country, 1 = 1
FROM customers c
CROSS JOIN (SELECT max(address_id) AS id FROM addresses) top
CROSS JOIN LATERAL (
    SELECT street, city, postcode, country
    FROM addresses a
    WHERE a.customer_id = c.customer_id AND a.kind = 'shipping'
    ORDER BY CASE WHEN a.is_default THEN 0 ELSE 1 END, a.address_id
    LIMIT 1
) s
WHERE (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id) >= 1
  AND 'billing' <> ALL (SELECT a.kind FROM addresses a WHERE a.customer_id = c.customer_id);
