DELETE FROM payments AS f
USING payments AS p
WHERE p.order_id = f.order_id
  AND p.method = f.method
  AND p.status = 'paid'
  AND f.status = 'failed';
