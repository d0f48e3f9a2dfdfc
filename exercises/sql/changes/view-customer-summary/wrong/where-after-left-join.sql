-- verdict: wrong, code: inner-join
-- why: a condition on the orders in WHERE throws out the customers without orders, whom the LEFT JOIN had kept
CREATE VIEW customer_summary AS
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
LEFT JOIN orders AS o ON o.customer_id = c.customer_id
LEFT JOIN order_values AS v ON v.order_id = o.order_id
WHERE o.status <> 'cancelled'
GROUP BY c.customer_id, c.full_name;
