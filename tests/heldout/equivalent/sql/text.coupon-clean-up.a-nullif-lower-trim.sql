-- shape: NULLIF(lower(trim())), GROUP BY, COUNT(DISTINCT)
SELECT
    nullif(lower(trim(coupon_code)), '') AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY nullif(lower(trim(coupon_code)), '')
ORDER BY coupon NULLS FIRST;
