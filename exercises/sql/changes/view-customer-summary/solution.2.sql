CREATE VIEW customer_summary AS
SELECT
    c.customer_id,
    c.full_name,
    (
        SELECT count(*)
        FROM orders AS o
        WHERE o.customer_id = c.customer_id AND o.status <> 'cancelled'
    ) AS order_count,
    COALESCE((
        SELECT sum(l.quantity * l.unit_price * (1 - l.discount))
        FROM orders AS o
        JOIN order_lines AS l ON l.order_id = o.order_id
        WHERE o.customer_id = c.customer_id AND o.status <> 'cancelled'
    ), 0) AS spent,
    (
        SELECT max(o.placed_at)
        FROM orders AS o
        WHERE o.customer_id = c.customer_id AND o.status <> 'cancelled'
    ) AS last_order_at
FROM customers AS c;
