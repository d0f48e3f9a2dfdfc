-- why: the latest order is taken among all, cancelled ones included
-- scenario: a delivered order in May and a cancelled one in June: the last is the one of May
CREATE VIEW customer_summary AS
WITH v AS (
    SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS value FROM order_lines GROUP BY order_id
)
SELECT c.customer_id, c.full_name,
       count(o.order_id) FILTER (WHERE o.status <> 'cancelled') AS order_count,
       coalesce(sum(v.value) FILTER (WHERE o.status <> 'cancelled'), 0) AS spent,
       max(o.placed_at) AS last_order_at
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.customer_id
LEFT JOIN v ON v.order_id = o.order_id
GROUP BY c.customer_id, c.full_name;
