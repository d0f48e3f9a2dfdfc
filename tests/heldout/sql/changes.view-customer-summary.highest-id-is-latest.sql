-- why: takes the order with the highest id for the latest, but phone orders are entered late
-- scenario: customer 1 has order 10 placed 2024-05-09 and order 11 placed 2024-05-01: gives last_order_at 2024-05-01; right is 2024-05-09
CREATE VIEW customer_summary AS
SELECT
    c.customer_id,
    c.full_name,
    count(t.order_id) AS order_count,
    coalesce(sum(t.worth), 0) AS spent,
    (array_agg(t.placed_at ORDER BY t.order_id DESC) FILTER (WHERE t.order_id IS NOT NULL))[1] AS last_order_at
FROM customers AS c
LEFT JOIN (
    SELECT
        o.order_id,
        o.customer_id,
        o.placed_at,
        sum(l.quantity * l.unit_price * (1 - l.discount)) AS worth
    FROM orders AS o
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY o.order_id, o.customer_id, o.placed_at
) AS t ON t.customer_id = c.customer_id
GROUP BY c.customer_id, c.full_name;
