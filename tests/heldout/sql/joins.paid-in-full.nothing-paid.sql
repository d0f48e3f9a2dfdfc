-- why: without a paid payment the sum is NULL, and NULL <> due is not true: those who paid nothing are lost
-- scenario: a delivered order of 2025 with one line of 10.00 and only a failed payment
WITH books AS (
    SELECT o.order_id, o.placed_at,
           o.shipping_fee + coalesce((SELECT sum(quantity * unit_price * (1 - discount)) FROM order_lines l WHERE l.order_id = o.order_id), 0) AS due,
           (SELECT sum(amount) FROM payments p WHERE p.order_id = o.order_id AND p.status = 'paid') AS paid
    FROM orders o
    WHERE o.status = 'delivered' AND o.placed_at >= '2025-01-01'
)
SELECT order_id, placed_at, due, paid, paid - due AS balance
FROM books
WHERE paid <> due
ORDER BY balance, order_id;
