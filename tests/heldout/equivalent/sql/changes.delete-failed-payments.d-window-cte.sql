-- shape: WITH before DELETE, bool_or as a window over order and method, joined by USING on the key
WITH marked AS (
    SELECT
        payment_id,
        status = 'failed' AND bool_or(status = 'paid') OVER (PARTITION BY order_id, method) AS hiccup
    FROM payments
)
DELETE FROM payments
USING marked
WHERE marked.payment_id = payments.payment_id
  AND marked.hiccup;
