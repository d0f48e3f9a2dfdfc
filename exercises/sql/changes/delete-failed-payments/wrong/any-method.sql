-- verdict: wrong, code: missing-rows
-- why: also removes the failed attempts of customers who changed to another method
DELETE FROM payments AS f
WHERE f.status = 'failed'
  AND EXISTS (
      SELECT 1
      FROM payments AS p
      WHERE p.order_id = f.order_id
        AND p.status = 'paid'
  );
