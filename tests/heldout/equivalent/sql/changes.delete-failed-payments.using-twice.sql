-- shape: USING finds an attempt once for each of several paid payments
DELETE FROM payments f
USING (SELECT order_id, method FROM payments WHERE status = 'paid') p
WHERE f.status = 'failed' AND p.order_id = f.order_id AND p.method = f.method
RETURNING f.payment_id;
