-- why: it does not matter which of the two was earlier, here the paid one must have been tried later
DELETE FROM payments f USING payments p
WHERE p.order_id = f.order_id AND p.method = f.method AND p.status = 'paid' AND f.status = 'failed'
  AND p.attempted_at >= f.attempted_at;
