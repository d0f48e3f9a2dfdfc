-- shape: UNION ALL ledger of customers, orders and lines, summed up
CREATE VIEW "customer_summary" AS
SELECT
    c."customer_id",
    c."full_name",
    sum(e.n) AS "order_count",
    sum(e.euros) AS "spent",
    max(e.at) AS "last_order_at"
FROM customers AS c
JOIN (
    SELECT customer_id, 0 AS n, 0::numeric AS euros, NULL::timestamp AS at
    FROM customers
    UNION ALL
    SELECT customer_id, 1, 0, placed_at
    FROM orders
    WHERE status <> 'cancelled'
    UNION ALL
    SELECT o.customer_id, 0, l.quantity * l.unit_price * (1 - l.discount), NULL
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
) AS e ON e.customer_id = c.customer_id
GROUP BY c.customer_id, c.full_name;
