-- why: an order without lines still owes its shipping fee, here it is lost by the inner join
-- scenario: a delivered order of 2025 without lines, fee 4.90, nothing paid
WITH due AS (
    SELECT o.order_id, o.placed_at, sum(l.quantity * l.unit_price * (1 - l.discount)) + o.shipping_fee AS due
    FROM orders o
    JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status = 'delivered' AND o.placed_at >= '2025-01-01'
    GROUP BY o.order_id, o.placed_at, o.shipping_fee
),
paid AS (
    SELECT order_id, sum(amount) AS paid FROM payments WHERE status = 'paid' GROUP BY order_id
)
SELECT d.order_id, d.placed_at, d.due, coalesce(p.paid, 0) AS paid, coalesce(p.paid, 0) - d.due AS balance
FROM due d
LEFT JOIN paid p ON p.order_id = d.order_id
WHERE d.due <> coalesce(p.paid, 0)
ORDER BY balance, d.order_id;
