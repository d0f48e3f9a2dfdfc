-- shape: windows and DISTINCT instead of GROUP BY
SELECT DISTINCT
    month,
    count(*) FILTER (WHERE first_line) OVER w AS orders,
    sum(value) OVER w AS revenue,
    round(sum(value) OVER w / count(*) FILTER (WHERE first_line) OVER w, 2) AS average_order
FROM (
    SELECT make_date(2024, extract(month FROM o.placed_at)::int, 1) AS month,
           l.quantity * l.unit_price * (1 - l.discount) AS value,
           row_number() OVER (PARTITION BY o.order_id ORDER BY l.line_no) = 1 AS first_line
    FROM order_lines l
    JOIN orders o ON o.order_id = l.order_id
    WHERE extract(year FROM o.placed_at) = 2024 AND NOT o.status = 'cancelled'
) x
WINDOW w AS (PARTITION BY month)
ORDER BY month;
