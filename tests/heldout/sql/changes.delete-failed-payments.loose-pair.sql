-- why: order and method are looked for one by one, so another order's method will do
-- scenario: order 1 failed by card and was paid by wallet, order 2 was paid by card: nothing goes
DELETE FROM payments
WHERE status = 'failed'
  AND order_id IN (SELECT order_id FROM payments WHERE status = 'paid')
  AND method IN (SELECT method FROM payments WHERE status = 'paid');
