-- shape: DELETE USING the array of methods by which each order was paid
DELETE FROM payments AS f
USING (
    SELECT order_id, array_agg(method) AS methods
    FROM payments
    WHERE status = 'paid'
    GROUP BY order_id
) AS g
WHERE g.order_id = f.order_id
  AND f.method = ANY (g.methods)
  AND f.status = 'failed';
