-- shape: one wide LEFT JOIN, COUNT(DISTINCT), COALESCE around the sum
CREATE VIEW customer_summary AS
SELECT
    c.customer_id,
    c.full_name,
    count(DISTINCT o.order_id) AS order_count,
    coalesce(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) AS spent,
    max(o.placed_at) AS last_order_at
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
LEFT JOIN order_lines AS l ON l.order_id = o.order_id
GROUP BY c.customer_id, c.full_name;
