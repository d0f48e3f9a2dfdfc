-- verdict: wrong, code: inner-join
-- why: lists by hand who has no order today; on other data the list is wrong
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
JOIN orders AS o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
LEFT JOIN order_values AS v ON v.order_id = o.order_id
GROUP BY c.customer_id, c.full_name
UNION ALL
SELECT customer_id, full_name, 0, 0, NULL
FROM customers
WHERE customer_id IN (
    50, 55, 63, 87, 112, 118, 120, 121, 126, 130, 138, 139, 159, 161, 162, 169, 171, 183,
    185, 187, 192, 199, 202, 206, 207, 210, 214, 218, 223, 225, 227, 231, 232, 238, 240, 241,
    242, 244, 245, 249, 251, 252, 254, 256, 258, 261, 264, 265, 266, 267, 268, 271, 274, 277,
    279, 280, 281, 284, 287, 289, 291, 292, 293, 295, 296, 297, 298, 299, 300
);
