SELECT
    NULLIF(lower(trim(coupon_code)), '') AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
