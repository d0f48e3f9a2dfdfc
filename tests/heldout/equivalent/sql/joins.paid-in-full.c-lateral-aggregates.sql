-- shape: two LATERAL aggregates and a third LATERAL for the arithmetic
SELECT o.order_id, o.placed_at, d.due, p.paid, b.balance
FROM orders AS o
CROSS JOIN LATERAL (
    SELECT o.shipping_fee + COALESCE(SUM(quantity * unit_price * (1 - discount)), 0) AS due
    FROM order_lines
    WHERE order_lines.order_id = o.order_id
) AS d
CROSS JOIN LATERAL (
    SELECT COALESCE(SUM(amount) FILTER (WHERE status = 'paid'), 0) AS paid
    FROM payments
    WHERE payments.order_id = o.order_id
) AS p
CROSS JOIN LATERAL (SELECT p.paid - d.due AS balance) AS b
WHERE o.status = 'delivered'
  AND o.placed_at::date >= DATE '2025-01-01'
  AND sign(b.balance) IN (-1, 1)
ORDER BY b.balance, o.order_id;
