-- Days without orders
SELECT
    date_trunc('month', placed_at)::date AS month,
    count(DISTINCT placed_at::date) AS days_with_orders
FROM orders
GROUP BY 1
ORDER BY month;
