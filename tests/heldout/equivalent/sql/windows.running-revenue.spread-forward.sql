-- shape: each line is spread to the seven days it counts for, and to the days left in its month; the days are sums over what reaches them
WITH lines AS (
    SELECT o.placed_at::date AS day, l.quantity * l.unit_price * (1 - l.discount) AS worth
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
      AND o.placed_at >= '2024-06-01'
      AND o.placed_at < '2024-08-01'
),
spread AS (
    SELECT l.day + k AS day, k, l.day AS source, l.worth
    FROM lines AS l
    CROSS JOIN generate_series(0, 30) AS k
)
SELECT
    s.day,
    sum(s.worth) FILTER (WHERE s.k = 0) AS revenue,
    sum(s.worth) FILTER (WHERE extract(month FROM s.source) = extract(month FROM s.day)) AS month_to_date,
    sum(s.worth) FILTER (WHERE s.k <= 6) AS last_7_days
FROM spread AS s
GROUP BY s.day
HAVING bool_or(s.k = 0)
ORDER BY s.day;
