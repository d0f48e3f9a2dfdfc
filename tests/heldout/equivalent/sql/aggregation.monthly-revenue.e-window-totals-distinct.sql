-- shape: no GROUP BY: window sums over the month, first line of an order marked, SELECT DISTINCT
SELECT DISTINCT
    month,
    count(*) FILTER (WHERE nth = 1) OVER w AS orders,
    sum(worth) OVER w AS revenue,
    round((sum(worth) OVER w) / (count(*) FILTER (WHERE nth = 1) OVER w), 2) AS average_order
FROM (
    SELECT
        CAST(DATE_TRUNC('MONTH', o.placed_at) AS date) AS month,
        l.quantity * l.unit_price * (1 - l.discount) AS worth,
        row_number() OVER (PARTITION BY l.order_id ORDER BY l.line_no) AS nth
    FROM order_lines AS l
    INNER JOIN orders AS o USING (order_id)
    WHERE o.status <> 'cancelled'
      AND o.placed_at::date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'
) AS lines
WINDOW w AS (PARTITION BY month)
ORDER BY month;
