-- why: what became of the order plays no part
DELETE FROM payments f
WHERE f.status = 'failed'
  AND EXISTS (
      SELECT 1 FROM payments p JOIN orders o ON o.order_id = p.order_id
      WHERE p.order_id = f.order_id AND p.method = f.method AND p.status = 'paid' AND o.status <> 'cancelled'
  );
