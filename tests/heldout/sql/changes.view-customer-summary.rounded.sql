-- why: nothing is rounded
CREATE VIEW customer_summary AS
SELECT c.customer_id, c.full_name, count(DISTINCT o.order_id) AS order_count,
       coalesce(round(sum(l.quantity * l.unit_price * (1 - l.discount)), 2), 0) AS spent,
       max(o.placed_at) AS last_order_at
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
LEFT JOIN order_lines l ON l.order_id = o.order_id
GROUP BY c.customer_id, c.full_name;
