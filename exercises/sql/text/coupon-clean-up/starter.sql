-- One coupon, many spellings
SELECT
    coupon_code AS coupon,
    count(*) AS orders
FROM orders
GROUP BY coupon_code;
