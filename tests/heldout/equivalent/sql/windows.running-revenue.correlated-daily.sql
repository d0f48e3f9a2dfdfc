-- shape: one row for each day, the two sums by correlated subqueries over the days
WITH daily AS (
    SELECT o.placed_at::date AS day, sum(t.worth) AS revenue
    FROM orders AS o
    CROSS JOIN LATERAL (
        SELECT l.quantity * l.unit_price * (1 - l.discount) AS worth
        FROM order_lines AS l
        WHERE l.order_id = o.order_id
    ) AS t
    WHERE o.status IN ('placed', 'paid', 'shipped', 'delivered')
      AND o.placed_at::date BETWEEN DATE '2024-06-01' AND DATE '2024-07-31'
    GROUP BY o.placed_at::date
)
SELECT
    d.day,
    d.revenue,
    (
        SELECT sum(e.revenue) FROM daily AS e
        WHERE e.day <= d.day AND to_char(e.day, 'YYYY-MM') = to_char(d.day, 'YYYY-MM')
    ) AS month_to_date,
    (
        SELECT sum(e.revenue) FROM daily AS e
        WHERE d.day - e.day BETWEEN 0 AND 6
    ) AS last_7_days
FROM daily AS d
ORDER BY d.day;
