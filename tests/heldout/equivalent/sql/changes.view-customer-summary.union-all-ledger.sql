-- shape: a ledger of customers, orders and lines by UNION ALL, summed for each customer; no outer join at all
CREATE VIEW customer_summary AS
WITH ledger AS (
    SELECT customer_id, 0 AS n, 0::numeric AS worth, NULL::timestamp AS stamp
    FROM customers
    UNION ALL
    SELECT customer_id, 1, 0, placed_at
    FROM orders
    WHERE status <> 'cancelled'
    UNION ALL
    SELECT o.customer_id, 0, l.quantity * l.unit_price * (1 - l.discount), NULL
    FROM order_lines AS l
    JOIN orders AS o ON o.order_id = l.order_id
    WHERE o.status <> 'cancelled'
)
SELECT
    c.customer_id,
    c.full_name,
    sum(g.n) AS order_count,
    sum(g.worth) AS spent,
    max(g.stamp) AS last_order_at
FROM ledger AS g
JOIN customers AS c ON c.customer_id = g.customer_id
GROUP BY c.customer_id, c.full_name;
