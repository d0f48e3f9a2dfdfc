-- shape: all except those who stay
SELECT customer_id, full_name, signed_up_on
FROM customers
JOIN (
    SELECT customer_id FROM customers
    EXCEPT ALL
    (SELECT customer_id FROM orders UNION SELECT referred_by FROM customers)
) AS gone USING (customer_id);
