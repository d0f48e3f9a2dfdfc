-- why: takes a filled paid_at for the status paid, but refunded payments have one as well
-- scenario: order 1 has a failed and a refunded card payment: deletes the failed one; right is to keep both
DELETE FROM payments AS f
WHERE f.status = 'failed'
  AND EXISTS (
      SELECT 1
      FROM payments AS p
      WHERE p.order_id = f.order_id
        AND p.method = f.method
        AND p.paid_at IS NOT NULL
  );
