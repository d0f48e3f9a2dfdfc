-- verdict: wrong, code: letter-case
-- why: the cleaned code must be in small letters
SELECT
    NULLIF(upper(trim(coupon_code)), '') AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
