-- shape: month starts by interval arithmetic, LATERAL calendar of each month, nested three deep
SELECT m.month, x.empty_days, x.weekend_days, x.last_empty_day
FROM (
    SELECT (TIMESTAMP '2023-12-01' + k * INTERVAL '1 month')::date AS month
    FROM generate_series(1, 12) AS k
) AS m,
LATERAL (
    SELECT count(*) AS empty_days,
           count(*) FILTER (WHERE to_char(q.day, 'ID') IN ('6', '7')) AS weekend_days,
           max(q.day) AS last_empty_day
    FROM (
        SELECT s.day
        FROM (
            SELECT m.month + off AS day
            FROM generate_series(0, 30) AS off
        ) AS s
        WHERE date_trunc('month', s.day) = m.month
          AND s.day <> ALL (SELECT o.placed_at::date FROM orders AS o)
    ) AS q
) AS x
ORDER BY m.month;
