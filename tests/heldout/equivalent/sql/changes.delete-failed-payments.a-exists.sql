-- shape: DELETE with a correlated EXISTS
DELETE FROM payments AS f
WHERE f.status = 'failed'
  AND EXISTS (
      SELECT 1
      FROM payments AS p
      WHERE p.order_id = f.order_id
        AND p.method = f.method
        AND p.status = 'paid'
  );
