-- why: allows for a rounding error of a cent as if amounts were floats, so a difference of exactly 0.01 is not listed
-- scenario: a delivered order of 2025-01-05, one line of 10.00, no fee, paid 9.99: gives no row; right is balance -0.01
WITH due AS (
    SELECT o.order_id, o.placed_at,
        o.shipping_fee + coalesce(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) AS due
    FROM orders AS o
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status = 'delivered' AND o.placed_at >= '2025-01-01'
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
WHERE abs(coalesce(p.paid, 0) - d.due) > 0.01
ORDER BY balance, d.order_id;
