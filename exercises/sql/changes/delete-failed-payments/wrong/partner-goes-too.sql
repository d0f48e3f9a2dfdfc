-- verdict: wrong, code: missing-rows
-- why: without a condition on the status, a payment is its own partner and everything that was paid goes as well
DELETE FROM payments AS f
WHERE EXISTS (
    SELECT 1
    FROM payments AS p
    WHERE p.order_id = f.order_id
      AND p.method = f.method
      AND p.status = 'paid'
);
