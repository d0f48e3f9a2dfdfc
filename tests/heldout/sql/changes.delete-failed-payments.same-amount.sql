-- why: amounts play no role, here a failed attempt at another amount stays
-- scenario: one order, a failed card payment of 20.00 and a paid card payment of 15.00
DELETE FROM payments
WHERE status = 'failed'
  AND (order_id, method, amount) IN (SELECT order_id, method, amount FROM payments WHERE status = 'paid');
