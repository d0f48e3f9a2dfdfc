-- shape: tagged UNION ALL of all ids, grouped; only ids that come as an account and in no other role are left
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM (
    SELECT t.customer_id
    FROM (
        SELECT customer_id, 0 AS role FROM customers
        UNION ALL
        SELECT customer_id, 1 FROM orders
        UNION ALL
        SELECT referred_by, 1 FROM customers
    ) AS t
    GROUP BY t.customer_id
    HAVING max(t.role) = 0
) AS lonely
JOIN customers AS c ON c.customer_id = lonely.customer_id;
