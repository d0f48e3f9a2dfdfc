-- shape: lines and payments summed in CTEs of their own, LEFT JOINed to the orders
WITH lines AS (
    SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS worth
    FROM order_lines
    GROUP BY order_id
),
money AS (
    SELECT order_id, sum(amount) AS amount
    FROM payments
    WHERE status = 'paid'
    GROUP BY order_id
),
books AS (
    SELECT
        o.order_id,
        o.placed_at,
        coalesce(lines.worth, 0) + o.shipping_fee AS due,
        coalesce(money.amount, 0) AS paid
    FROM orders AS o
    LEFT JOIN lines ON lines.order_id = o.order_id
    LEFT JOIN money ON money.order_id = o.order_id
    WHERE o.status = 'delivered'
      AND o.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
)
SELECT order_id, placed_at, due, paid, paid - due AS balance
FROM books
WHERE due <> paid
ORDER BY balance, order_id;
