-- shape: what is due and what was paid are bookings of one list, added up in one go
WITH ledger AS (
    SELECT order_id, shipping_fee AS due, 0 AS paid FROM orders
    UNION ALL
    SELECT order_id, quantity * unit_price * (1 - discount), 0 FROM order_lines
    UNION ALL
    SELECT order_id, 0, amount FROM payments WHERE status = 'paid'
)
SELECT o.order_id, o.placed_at, sum(l.due) AS due, sum(l.paid) AS paid, sum(l.paid) - sum(l.due) AS balance
FROM ledger l
JOIN orders o ON o.order_id = l.order_id
WHERE o.status = 'delivered' AND date_trunc('year', o.placed_at) >= '2025-01-01'
GROUP BY o.order_id, o.placed_at
HAVING sum(l.paid - l.due) <> 0
ORDER BY 5, 1;
