-- verdict: wrong, code: date-boundary
-- why: > leaves out the order placed at midnight, the first instant of 2025.
WITH goods AS (
    SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS worth
    FROM order_lines
    GROUP BY order_id
),
money AS (
    SELECT order_id, sum(amount) AS received
    FROM payments
    WHERE status = 'paid'
    GROUP BY order_id
),
books AS (
    SELECT
        o.order_id,
        o.placed_at,
        COALESCE(goods.worth, 0) + o.shipping_fee AS due,
        COALESCE(money.received, 0) AS paid
    FROM orders AS o
    LEFT JOIN goods ON goods.order_id = o.order_id
    LEFT JOIN money ON money.order_id = o.order_id
    WHERE o.status = 'delivered'
      AND o.placed_at > '2025-01-01'
)
SELECT order_id, placed_at, due, paid, paid - due AS balance
FROM books
WHERE paid <> due
ORDER BY balance, order_id;
