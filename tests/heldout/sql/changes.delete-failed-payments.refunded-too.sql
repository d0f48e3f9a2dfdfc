-- why: a refunded payment does not make a failed attempt a hiccup
-- scenario: one order with a failed and a refunded payment, both by card
DELETE FROM payments AS f
USING payments AS p
WHERE f.status = 'failed'
  AND p.order_id = f.order_id
  AND p.method = f.method
  AND p.paid_at IS NOT NULL;
