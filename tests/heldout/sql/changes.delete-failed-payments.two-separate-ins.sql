-- why: tests order and method apart, so the method need not be the one by which this order was paid
-- scenario: order 1: card failed, wallet paid; order 2: card paid: deletes the failed one of order 1; right is to keep it
DELETE FROM payments
WHERE status = 'failed'
  AND order_id IN (SELECT order_id FROM payments WHERE status = 'paid')
  AND method IN (SELECT method FROM payments WHERE status = 'paid');
