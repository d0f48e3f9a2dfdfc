-- verdict: wrong, code: different-rows
-- why: asks for the status of the order instead of another payment: most paid orders are delivered by now
DELETE FROM payments AS f
WHERE f.status = 'failed'
  AND EXISTS (
      SELECT 1
      FROM orders AS o
      WHERE o.order_id = f.order_id
        AND o.status = 'paid'
  );
