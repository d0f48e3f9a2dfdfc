-- verdict: wrong, code: different-rows
-- why: the empty string and NULL stay two groups
SELECT
    lower(trim(coupon_code)) AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
