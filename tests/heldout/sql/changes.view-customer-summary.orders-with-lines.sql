-- why: an order without lines counts, here it is lost when orders and lines are joined
-- scenario: a customer whose only order, not cancelled, has no line: 1 order, 0, its time
CREATE VIEW customer_summary AS
SELECT
    c.customer_id,
    c.full_name,
    count(DISTINCT x.order_id) AS order_count,
    coalesce(sum(x.value), 0) AS spent,
    max(x.placed_at) AS last_order_at
FROM customers c
LEFT JOIN (
    SELECT o.order_id, o.customer_id, o.placed_at, l.quantity * l.unit_price * (1 - l.discount) AS value
    FROM orders o JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
) x ON x.customer_id = c.customer_id
GROUP BY c.customer_id, c.full_name;
