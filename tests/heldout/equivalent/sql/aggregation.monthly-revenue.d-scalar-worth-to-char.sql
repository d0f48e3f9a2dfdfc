-- shape: correlated scalar sum for each order, months as text with to_char and to_date
WITH counted AS MATERIALIZED (
    SELECT
        to_char(o.placed_at, 'YYYY-MM') AS ym,
        (SELECT sum(l.quantity * l.unit_price - l.quantity * l.unit_price * l.discount)
         FROM order_lines AS l
         WHERE l.order_id = o.order_id) AS worth   -- NULL: no lines; such an order does not count
    FROM orders AS o
    WHERE o.status IN ('placed', 'paid', 'shipped', 'delivered')
      AND o.placed_at BETWEEN '2024-01-01' AND '2025-01-01'
)
SELECT
    to_date(ym || '-01', 'YYYY-MM-DD') AS month,
    count(worth) AS orders,
    sum(worth) AS revenue,
    round(sum(worth) / count(worth), 2) AS average_order
FROM counted
WHERE left(ym, 4) = '2024'
GROUP BY ym
HAVING count(worth) > 0
ORDER BY ym;
