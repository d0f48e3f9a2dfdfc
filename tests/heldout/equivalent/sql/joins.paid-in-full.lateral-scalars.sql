-- shape: correlated scalar sums in one lateral row, whole result less the balanced ones
SELECT o.order_id, o.placed_at, d.due, d.paid, d.paid - d.due AS balance
FROM orders AS o
CROSS JOIN LATERAL (
    SELECT
        o.shipping_fee + coalesce((
            SELECT sum(l.quantity * l.unit_price * (1 - l.discount))
            FROM order_lines AS l
            WHERE l.order_id = o.order_id
        ), 0) AS due,
        coalesce((
            SELECT sum(p.amount) FILTER (WHERE p.status = 'paid')
            FROM payments AS p
            WHERE p.order_id = o.order_id
        ), 0) AS paid
) AS d
WHERE (o.status, d.due = d.paid) = ('delivered', false)
  AND o.placed_at >= DATE '2025-01-01'
ORDER BY balance, o.order_id;
