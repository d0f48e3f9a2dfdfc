-- why: it does not matter which payment has the lower id, here the paid one must come after the failed one
-- scenario: payment 1 paid by card, payment 2 failed by card, one order: 2 goes
DELETE FROM payments f
WHERE f.status = 'failed'
  AND EXISTS (
      SELECT 1 FROM payments p
      WHERE p.order_id = f.order_id AND p.method = f.method AND p.status = 'paid' AND p.payment_id > f.payment_id
  );
