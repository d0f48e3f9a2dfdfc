-- shape: a window tells for each payment whether its order and method has a paid one; delete by id from an array
DELETE FROM payments
WHERE payment_id = ANY (ARRAY(
    SELECT w.payment_id
    FROM (
        SELECT
            payment_id,
            status,
            bool_or(status = 'paid') OVER (PARTITION BY order_id, method) AS worked
        FROM payments
    ) AS w
    WHERE w.worked
      AND w.status = 'failed'
));
