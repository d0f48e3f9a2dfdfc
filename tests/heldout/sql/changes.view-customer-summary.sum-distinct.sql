-- why: fights the fan-out with sum(DISTINCT ...): lines or orders of the same worth are added once only
-- scenario: customer 1 has two orders of one line at 10.00 each: gives spent 10.00; right is 20.00
CREATE VIEW customer_summary AS
SELECT
    c.customer_id,
    c.full_name,
    count(DISTINCT o.order_id) AS order_count,
    coalesce(sum(DISTINCT t.worth), 0) AS spent,
    max(o.placed_at) AS last_order_at
FROM customers AS c
LEFT JOIN orders AS o
    ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
LEFT JOIN order_lines AS l ON l.order_id = o.order_id
LEFT JOIN (
    SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS worth
    FROM order_lines
    GROUP BY order_id
) AS t ON t.order_id = o.order_id
GROUP BY c.customer_id, c.full_name;
