-- why: takes the orders delivered since 2025-01-01 in place of those placed since then
-- scenario: an order placed 2024-12-30, delivered 2025-01-03, due 10.00, nothing paid: gives a row with balance -10.00; right is no row
WITH due AS (
    SELECT o.order_id, o.placed_at,
        o.shipping_fee + coalesce(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) AS due
    FROM orders AS o
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.delivered_at >= '2025-01-01'
    GROUP BY o.order_id, o.placed_at, o.shipping_fee
),
paid AS (
    SELECT order_id, sum(amount) AS paid
    FROM payments
    WHERE status = 'paid'
    GROUP BY order_id
)
SELECT
    d.order_id,
    d.placed_at,
    d.due,
    coalesce(p.paid, 0) AS paid,
    coalesce(p.paid, 0) - d.due AS balance
FROM due AS d
LEFT JOIN paid AS p ON p.order_id = d.order_id
WHERE coalesce(p.paid, 0) <> d.due
ORDER BY balance, d.order_id;
