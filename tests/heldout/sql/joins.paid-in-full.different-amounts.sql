-- why: two payments of the same amount are two, sum(DISTINCT) adds them once
-- scenario: a delivered order of 2025 that is due 20.00, paid 20.00 twice: balance 20.00
WITH due AS (
    SELECT o.order_id, o.placed_at, coalesce(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) + o.shipping_fee AS due
    FROM orders o LEFT JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status = 'delivered' AND o.placed_at >= '2025-01-01'
    GROUP BY o.order_id, o.placed_at, o.shipping_fee
)
SELECT d.order_id, d.placed_at, d.due,
       coalesce(sum(DISTINCT p.amount), 0) AS paid,
       coalesce(sum(DISTINCT p.amount), 0) - d.due AS balance
FROM due d
LEFT JOIN payments p ON p.order_id = d.order_id AND p.status = 'paid'
GROUP BY d.order_id, d.placed_at, d.due
HAVING coalesce(sum(DISTINCT p.amount), 0) <> d.due
ORDER BY balance, d.order_id;
