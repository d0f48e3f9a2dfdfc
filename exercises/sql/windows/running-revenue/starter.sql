-- Running and moving revenue
SELECT
    placed_at::date AS day,
    count(*) AS orders
FROM orders
GROUP BY placed_at::date
ORDER BY day;
