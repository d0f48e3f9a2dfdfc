-- shape: every day of both months made, quiet ones with a typed zero, ROWS frame of seven, quiet days dropped at the end
SELECT day, revenue, month_to_date, last_7_days
FROM (
    SELECT
        c.day,
        r.revenue,
        SUM(COALESCE(r.revenue, 0::numeric)) OVER (
            PARTITION BY to_char(c.day, 'MM') ORDER BY c.day ROWS UNBOUNDED PRECEDING
        ) AS month_to_date,
        SUM(COALESCE(r.revenue, 0.00)) OVER (ORDER BY c.day ROWS 6 PRECEDING) AS last_7_days
    FROM (
        SELECT g::date AS day
        FROM generate_series('2024-06-01'::timestamp, '2024-07-31'::timestamp, '1 day'::interval) AS g
    ) AS c
    LEFT JOIN LATERAL (
        SELECT SUM(l.quantity * l.unit_price * (1 - l.discount)) AS revenue   -- NULL, not 0, where there is no line
        FROM orders AS o
        INNER JOIN order_lines AS l USING (order_id)
        WHERE o.status <> 'cancelled'
          AND o.placed_at >= c.day
          AND o.placed_at < c.day + 1
    ) AS r ON TRUE
) AS everyday
WHERE revenue IS NOT NULL
ORDER BY day ASC;
