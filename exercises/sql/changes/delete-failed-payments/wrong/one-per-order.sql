-- verdict: wrong, code: extra-rows
-- why: takes the paid attempt to be the very next row, so the first of two failed attempts stays
DELETE FROM payments AS f
WHERE f.status = 'failed'
  AND EXISTS (
      SELECT 1
      FROM payments AS p
      WHERE p.order_id = f.order_id
        AND p.method = f.method
        AND p.status = 'paid'
        AND p.payment_id = f.payment_id + 1
  );
