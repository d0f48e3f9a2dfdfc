DELETE FROM payments
WHERE payment_id IN (
    SELECT f.payment_id
    FROM payments AS f
    JOIN payments AS p ON p.order_id = f.order_id AND p.method = f.method
    WHERE f.status = 'failed'
      AND p.status = 'paid'
);
