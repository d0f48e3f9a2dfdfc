-- why: takes "a parcel went to one of their addresses" for "has an order": who only picked up is missed, who only got a gift is added
-- scenario: customer 1 with shipping address 1 and one order picked up at the counter (no address): adds nothing; right is one billing row for customer 1
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT
    (SELECT max(address_id) FROM addresses) + row_number() OVER (ORDER BY s.customer_id),
    s.customer_id, 'billing', s.street, s.city, s.postcode, s.country, true
FROM (
    SELECT DISTINCT ON (a.customer_id) a.*
    FROM addresses AS a
    WHERE a.kind = 'shipping'
      AND a.customer_id IN (
          SELECT x.customer_id
          FROM orders AS o
          JOIN addresses AS x ON x.address_id = o.shipping_address_id
      )
      AND a.customer_id NOT IN (SELECT b.customer_id FROM addresses AS b WHERE b.kind = 'billing')
    ORDER BY a.customer_id, a.is_default DESC, a.address_id
) AS s;
