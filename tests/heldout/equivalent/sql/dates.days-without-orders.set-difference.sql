-- shape: all days except those with an order, hung below the twelve months
WITH empty AS (
    SELECT d::date AS day FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS g(d)
    EXCEPT
    SELECT placed_at::date FROM orders
)
SELECT m::date AS month,
       count(e.day) AS empty_days,
       count(e.day) FILTER (WHERE extract(dow FROM e.day) IN (0, 6)) AS weekend_days,
       max(e.day) AS last_empty_day
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-01', INTERVAL '1 month') AS g(m)
LEFT JOIN empty e ON date_trunc('month', e.day)::date = m::date
GROUP BY m
ORDER BY m;
