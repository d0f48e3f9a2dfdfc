-- shape: the id differs from ALL entries of one array of customers to keep
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
WHERE c.customer_id <> ALL (ARRAY(
    SELECT o.customer_id FROM orders AS o
    UNION
    SELECT r.referred_by FROM customers AS r WHERE r.referred_by IS NOT NULL
));
