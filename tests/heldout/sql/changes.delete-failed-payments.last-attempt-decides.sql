-- why: asks whether the last attempt by that method was paid, so a failed attempt after a paid one stays
-- scenario: order 1 has a paid card payment at 10:00 and a failed card payment at 10:05: keeps the failed one; right is to delete it
DELETE FROM payments AS f
WHERE f.status = 'failed'
  AND 'paid' = (
      SELECT p.status
      FROM payments AS p
      WHERE p.order_id = f.order_id
        AND p.method = f.method
      ORDER BY p.attempted_at DESC, p.payment_id DESC
      LIMIT 1
  );
