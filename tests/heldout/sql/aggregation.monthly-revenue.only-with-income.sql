-- why: a month whose lines were all given away (discount 1) is dropped, though orders were placed in it
-- scenario: the only order of March has one line with discount 1: March, 1 order, 0, 0
SELECT
    date_trunc('month', o.placed_at)::date AS month,
    count(DISTINCT o.order_id) AS orders,
    sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
    round(sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2) AS average_order
FROM orders o
JOIN order_lines l USING (order_id)
WHERE o.status <> 'cancelled'
  AND extract(year FROM o.placed_at) = 2024
GROUP BY 1
HAVING sum(l.quantity * l.unit_price * (1 - l.discount)) > 0
ORDER BY 1;
