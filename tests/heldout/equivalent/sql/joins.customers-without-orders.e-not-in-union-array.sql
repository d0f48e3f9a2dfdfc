-- shape: <> ALL over an array of everybody who did either, NULLs filtered out
SELECT "customer_id", "full_name", "signed_up_on"
FROM "customers"
WHERE "customer_id" <> ALL (ARRAY(
    SELECT customer_id FROM orders
    UNION
    SELECT referred_by FROM customers WHERE referred_by IS NOT NULL
));
