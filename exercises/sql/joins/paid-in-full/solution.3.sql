SELECT order_id, placed_at, due, paid, paid - due AS balance
FROM (
    SELECT
        o.order_id,
        o.placed_at,
        o.shipping_fee + COALESCE((
            SELECT sum(l.quantity * l.unit_price * (1 - l.discount))
            FROM order_lines AS l
            WHERE l.order_id = o.order_id
        ), 0) AS due,
        COALESCE((
            SELECT sum(p.amount)
            FROM payments AS p
            WHERE p.order_id = o.order_id AND p.status = 'paid'
        ), 0) AS paid
    FROM orders AS o
    WHERE o.status = 'delivered'
      AND o.placed_at >= '2025-01-01'
) AS books
WHERE due <> paid
ORDER BY paid - due, order_id;
