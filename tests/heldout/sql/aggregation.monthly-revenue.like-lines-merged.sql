-- why: makes the lines distinct without line_no, so two like lines of one order are worth only one
-- scenario: one order of 2024-03-05 with two lines of 1 x product 7 at 10.00: gives revenue 10.00; right is 20.00
SELECT
    date_trunc('month', x.placed_at)::date AS month,
    count(DISTINCT x.order_id) AS orders,
    sum(x.quantity * x.unit_price * (1 - x.discount)) AS revenue,
    round(sum(x.quantity * x.unit_price * (1 - x.discount)) / count(DISTINCT x.order_id), 2) AS average_order
FROM (
    SELECT DISTINCT o.order_id, o.placed_at, l.product_id, l.quantity, l.unit_price, l.discount
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
      AND o.placed_at >= '2024-01-01'
      AND o.placed_at < '2025-01-01'
) AS x
GROUP BY 1
ORDER BY month;
