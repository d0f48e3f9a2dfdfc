WITH entries AS (
    SELECT order_id, shipping_fee AS due, 0 AS paid
    FROM orders
    UNION ALL
    SELECT order_id, quantity * unit_price * (1 - discount), 0
    FROM order_lines
    UNION ALL
    SELECT order_id, 0, amount
    FROM payments
    WHERE status = 'paid'
)
SELECT
    o.order_id,
    o.placed_at,
    sum(e.due) AS due,
    sum(e.paid) AS paid,
    sum(e.paid) - sum(e.due) AS balance
FROM orders AS o
JOIN entries AS e ON e.order_id = o.order_id
WHERE o.status = 'delivered'
  AND o.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
GROUP BY o.order_id, o.placed_at
HAVING sum(e.paid) <> sum(e.due)
ORDER BY balance, o.order_id;
