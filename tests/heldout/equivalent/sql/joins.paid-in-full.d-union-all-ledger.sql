-- shape: ledger of fees, lines and payments by UNION ALL, HAVING the sums differ
SELECT o.order_id, o.placed_at, sum(e.due) AS due, sum(e.paid) AS paid, sum(e.paid - e.due) AS balance
FROM (
    SELECT order_id, shipping_fee AS due, 0::numeric AS paid FROM orders
    UNION ALL
    SELECT order_id, quantity * unit_price * (1 - discount), 0 FROM order_lines
    UNION ALL
    SELECT order_id, 0, amount FROM payments WHERE status IN ('paid')
) AS e
INNER JOIN orders AS o USING (order_id)
WHERE (o.status, extract(year FROM o.placed_at) >= 2025) = ('delivered', true)
GROUP BY o.order_id, o.placed_at
HAVING sum(e.due) <> sum(e.paid)
ORDER BY 5, 1;
