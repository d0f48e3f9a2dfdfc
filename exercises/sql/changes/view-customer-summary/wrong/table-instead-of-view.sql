-- verdict: wrong, code: relation-kind
-- why: a table holds today's figures and never learns about tomorrow's orders
CREATE TABLE customer_summary AS
WITH order_values AS (
    SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS value
    FROM order_lines
    GROUP BY order_id
)
SELECT
    c.customer_id,
    c.full_name,
    count(o.order_id) AS order_count,
    COALESCE(sum(v.value), 0) AS spent,
    max(o.placed_at) AS last_order_at
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
LEFT JOIN order_values AS v ON v.order_id = o.order_id
GROUP BY c.customer_id, c.full_name;
