-- shape: row IN (subquery of order and method)
DELETE FROM payments
WHERE (order_id, method, status) IN (
    SELECT order_id, method, 'failed'
    FROM payments
    WHERE status = 'paid'
);
