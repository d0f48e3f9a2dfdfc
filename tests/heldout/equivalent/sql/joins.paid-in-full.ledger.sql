-- shape: one ledger of fees, lines and payments by UNION ALL, summed for each order, balance by HAVING
SELECT
    o.order_id,
    o.placed_at,
    sum(g.due) AS due,
    sum(g.paid) AS paid,
    sum(g.paid - g.due) AS balance
FROM (
    SELECT order_id, shipping_fee AS due, 0::numeric AS paid
    FROM orders
    UNION ALL
    SELECT order_id, quantity * unit_price * (1 - discount), 0
    FROM order_lines
    UNION ALL
    SELECT order_id, 0, amount
    FROM payments
    WHERE status = 'paid'
) AS g
JOIN orders AS o ON o.order_id = g.order_id
WHERE o.status = 'delivered'
  AND o.placed_at >= '2025-01-01'
GROUP BY o.order_id
HAVING sum(g.paid - g.due) <> 0
ORDER BY balance, o.order_id;
