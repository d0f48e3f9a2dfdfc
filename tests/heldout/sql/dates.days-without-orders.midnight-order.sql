-- why: an order at 00:00:00 belongs to the day that begins then, here it belongs to none
-- scenario: the only order of a day was placed at 2024-01-01 00:00:00
WITH days AS (
    SELECT d::date AS day
    FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS g(d)
)
SELECT
    date_trunc('month', d.day)::date AS month,
    count(*) FILTER (WHERE o.order_id IS NULL) AS empty_days,
    count(*) FILTER (WHERE o.order_id IS NULL AND extract(isodow FROM d.day) >= 6) AS weekend_days,
    max(d.day) FILTER (WHERE o.order_id IS NULL) AS last_empty_day
FROM days d
LEFT JOIN orders o ON o.placed_at > d.day AND o.placed_at < d.day + INTERVAL '1 day'
GROUP BY 1
ORDER BY 1;
