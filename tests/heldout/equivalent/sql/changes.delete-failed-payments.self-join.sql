-- shape: the ids to go are gathered by a self-join first
DELETE FROM payments
WHERE payment_id IN (
    SELECT f.payment_id
    FROM payments f JOIN payments p ON p.order_id = f.order_id AND p.method = f.method
    GROUP BY f.payment_id, f.status
    HAVING f.status = 'failed' AND count(*) FILTER (WHERE p.status = 'paid') > 0
);
