-- why: takes refunded payments off what was paid, though a refunded payment is not among the paid ones in the first place
-- scenario: a delivered order of 2025-01-05, due 10.00, one refunded payment of 10.00 and one paid of 10.00: gives paid 0, balance -10.00; right is no row
WITH due AS (
    SELECT o.order_id, o.placed_at,
        o.shipping_fee + coalesce(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) AS due
    FROM orders AS o
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status = 'delivered' AND o.placed_at >= '2025-01-01'
    GROUP BY o.order_id, o.placed_at, o.shipping_fee
),
paid AS (
    SELECT
        order_id,
        sum(CASE status WHEN 'paid' THEN amount WHEN 'refunded' THEN -amount ELSE 0 END) AS paid
    FROM payments
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
