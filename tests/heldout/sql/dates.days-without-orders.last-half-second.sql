-- why: a day ends at midnight, here half a second before
WITH d AS (SELECT generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS day)
SELECT date_trunc('month', d.day)::date AS month,
       count(*) FILTER (WHERE o.n = 0) AS empty_days,
       count(*) FILTER (WHERE o.n = 0 AND extract(dow FROM d.day) IN (0, 6)) AS weekend_days,
       (max(d.day) FILTER (WHERE o.n = 0))::date AS last_empty_day
FROM d CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM orders x WHERE x.placed_at BETWEEN d.day AND d.day + INTERVAL '23:59:59'
) o
GROUP BY 1 ORDER BY 1;
