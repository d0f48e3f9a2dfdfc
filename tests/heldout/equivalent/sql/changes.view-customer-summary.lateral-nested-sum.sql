-- shape: one lateral aggregate for each customer, with a correlated line sum inside the aggregate
CREATE VIEW customer_summary (customer_id, full_name, order_count, spent, last_order_at) AS
SELECT c.customer_id, c.full_name, t.n, coalesce(t.worth, 0), t.latest
FROM customers AS c
CROSS JOIN LATERAL (
    SELECT
        count(*) AS n,
        sum((
            SELECT sum(l.quantity * l.unit_price * (1 - l.discount))
            FROM order_lines AS l
            WHERE l.order_id = o.order_id
        )) AS worth,
        max(o.placed_at) AS latest
    FROM orders AS o
    WHERE o.customer_id = c.customer_id
      AND o.status <> 'cancelled'
) AS t;
