-- verdict: wrong, code: fan-out
-- why: each payment comes once for every line, each line once for every payment.
WITH books AS (
    SELECT
        o.order_id,
        o.placed_at,
        COALESCE(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) + o.shipping_fee AS due,
        COALESCE(sum(p.amount), 0) AS paid
    FROM orders AS o
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    LEFT JOIN payments AS p ON p.order_id = o.order_id AND p.status = 'paid'
    WHERE o.status = 'delivered'
      AND o.placed_at >= '2025-01-01'
    GROUP BY o.order_id, o.placed_at, o.shipping_fee
)
SELECT order_id, placed_at, due, paid, paid - due AS balance
FROM books
WHERE paid <> due
ORDER BY balance, order_id;
