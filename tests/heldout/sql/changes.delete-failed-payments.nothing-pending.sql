-- why: a pending payment beside the paid one changes nothing
DELETE FROM payments f
WHERE f.status = 'failed'
  AND EXISTS (SELECT 1 FROM payments p WHERE p.order_id = f.order_id AND p.method = f.method AND p.status = 'paid')
  AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = f.order_id AND p.method = f.method AND p.status IN ('pending', 'refunded'));
