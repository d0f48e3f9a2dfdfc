-- why: takes "has no line" for "is worth nothing", so an order given away for free is not counted
-- scenario: May 2024 has two orders, one of 10.00 and one with a single line at discount 1: gives 1 order, average 10.00; right is 2 orders, average 5.00
WITH totals AS (
    SELECT
        o.order_id,
        date_trunc('month', o.placed_at)::date AS month,
        coalesce(sum(l.quantity * l.unit_price * (1 - l.discount)), 0) AS worth
    FROM orders AS o
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
      AND o.placed_at >= '2024-01-01'
      AND o.placed_at < '2025-01-01'
    GROUP BY o.order_id, o.placed_at
)
SELECT
    month,
    count(*) AS orders,
    sum(worth) AS revenue,
    round(avg(worth), 2) AS average_order
FROM totals
WHERE worth > 0
GROUP BY month
ORDER BY month;
