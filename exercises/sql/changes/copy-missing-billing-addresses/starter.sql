-- Copy the missing billing addresses
-- So far this inserts nothing: the condition is never true.
INSERT INTO addresses (address_id, customer_id, kind, street, city, postcode, country, is_default)
SELECT s.address_id, s.customer_id, s.kind, s.street, s.city, s.postcode, s.country, s.is_default
FROM addresses AS s
WHERE false;
