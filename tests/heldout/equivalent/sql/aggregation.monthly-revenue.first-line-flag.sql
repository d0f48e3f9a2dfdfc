-- shape: no count(DISTINCT): a window marks the first line of each order and the marks are summed
WITH l AS (
    SELECT
        date_trunc('month', o.placed_at)::date AS month,
        l.quantity * l.unit_price * (1 - l.discount) AS worth,
        CASE WHEN row_number() OVER (PARTITION BY o.order_id ORDER BY l.line_no) = 1 THEN 1 ELSE 0 END AS is_first
    FROM order_lines AS l
    JOIN orders AS o ON o.order_id = l.order_id
    WHERE o.status <> 'cancelled'
      AND extract(year FROM o.placed_at) = 2024
)
SELECT
    month,
    sum(is_first) AS orders,
    sum(worth) AS revenue,
    round(sum(worth) / sum(is_first), 2) AS average_order
FROM l
GROUP BY month
ORDER BY month;
