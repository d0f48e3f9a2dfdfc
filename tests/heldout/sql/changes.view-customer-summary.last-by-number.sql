-- why: the order with the highest id need not be the latest one
-- scenario: order 1 placed in June, order 2 of the same customer placed in May: the last is that of June
CREATE VIEW customer_summary AS
WITH kept AS (
    SELECT o.*, (SELECT sum(quantity * unit_price * (1 - discount)) FROM order_lines l WHERE l.order_id = o.order_id) AS value
    FROM orders o
    WHERE o.status <> 'cancelled'
)
SELECT c.customer_id, c.full_name,
       count(k.order_id) AS order_count,
       coalesce(sum(k.value), 0) AS spent,
       (SELECT n.placed_at FROM kept n WHERE n.customer_id = c.customer_id ORDER BY n.order_id DESC LIMIT 1) AS last_order_at
FROM customers c
LEFT JOIN kept k ON k.customer_id = c.customer_id
GROUP BY c.customer_id, c.full_name;
