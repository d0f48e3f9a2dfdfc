-- why: an order placed at 2025-01-01 00:00:00 itself is asked for too
-- scenario: a delivered order of 2025-01-01 00:00:00 with fee 5.00, no lines, nothing paid
WITH books AS (
    SELECT o.order_id, o.placed_at,
           o.shipping_fee + coalesce((SELECT sum(quantity * unit_price * (1 - discount)) FROM order_lines l WHERE l.order_id = o.order_id), 0) AS due,
           coalesce((SELECT sum(amount) FROM payments p WHERE p.order_id = o.order_id AND p.status = 'paid'), 0) AS paid
    FROM orders o
    WHERE o.status = 'delivered' AND o.placed_at > '2025-01-01 00:00:00'
)
SELECT order_id, placed_at, due, paid, paid - due AS balance
FROM books
WHERE paid <> due
ORDER BY balance, order_id;
