-- why: puts coalesce inside the sum of a correlated subquery: over no rows at all the sum is NULL still
-- scenario: customer 1 without orders: gives spent NULL; right is 0
CREATE VIEW customer_summary AS
SELECT
    c.customer_id,
    c.full_name,
    (
        SELECT count(*)
        FROM orders AS o
        WHERE o.customer_id = c.customer_id AND o.status <> 'cancelled'
    ) AS order_count,
    (
        SELECT sum(coalesce(l.quantity * l.unit_price * (1 - l.discount), 0))
        FROM orders AS o
        LEFT JOIN order_lines AS l ON l.order_id = o.order_id
        WHERE o.customer_id = c.customer_id AND o.status <> 'cancelled'
    ) AS spent,
    (
        SELECT max(o.placed_at)
        FROM orders AS o
        WHERE o.customer_id = c.customer_id AND o.status <> 'cancelled'
    ) AS last_order_at
FROM customers AS c;
