-- shape: EXCEPT over ids, joined back by NATURAL JOIN
SELECT customer_id, full_name, signed_up_on
FROM customers
NATURAL JOIN (
    SELECT customer_id FROM customers
    EXCEPT
    SELECT customer_id FROM orders
    EXCEPT
    SELECT referred_by AS customer_id FROM customers
) AS nobody;
