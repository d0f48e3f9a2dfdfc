-- why: that an order was paid twice by the method keeps nothing, here only a single paid payment counts
DELETE FROM payments f
WHERE f.status = 'failed'
  AND (SELECT count(*) FROM payments p WHERE p.order_id = f.order_id AND p.method = f.method AND p.status = 'paid') = 1;
