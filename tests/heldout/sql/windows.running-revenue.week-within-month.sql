-- why: the seven days may reach from July back into June, here they end at the first of the month
-- scenario: an order on June 30 and one on July 1, 10.00 each: 20.00 on July 1
WITH daily AS (
    SELECT o.placed_at::date AS day, sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue
    FROM orders o JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled' AND o.placed_at >= '2024-06-01' AND o.placed_at < '2024-08-01'
    GROUP BY 1
)
SELECT d.day, d.revenue,
       (SELECT sum(m.revenue) FROM daily m WHERE date_trunc('month', m.day) = date_trunc('month', d.day) AND m.day <= d.day) AS month_to_date,
       (SELECT sum(w.revenue) FROM daily w WHERE date_trunc('month', w.day) = date_trunc('month', d.day) AND w.day BETWEEN d.day - 6 AND d.day) AS last_7_days
FROM daily d
ORDER BY d.day;
