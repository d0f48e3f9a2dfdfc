-- Revenue month by month
SELECT
    date_trunc('month', placed_at)::date AS month
FROM orders
GROUP BY 1;
