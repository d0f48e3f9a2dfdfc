-- why: the sixteen orders that are furthest off are shown, whether or not they are off at all
WITH books AS (
    SELECT o.order_id, o.placed_at,
           o.shipping_fee + coalesce((SELECT sum(l.quantity * l.unit_price * (1 - l.discount)) FROM order_lines l WHERE l.order_id = o.order_id), 0) AS due,
           coalesce((SELECT sum(p.amount) FROM payments p WHERE p.order_id = o.order_id AND p.status = 'paid'), 0) AS paid
    FROM orders o
    WHERE o.status = 'delivered' AND o.placed_at >= '2025-01-01'
),
furthest AS (
    SELECT *, paid - due AS balance FROM books ORDER BY abs(paid - due) DESC LIMIT 16
)
SELECT order_id, placed_at, due, paid, balance FROM furthest ORDER BY balance, order_id;
