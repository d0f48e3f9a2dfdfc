-- why: a code is kept whole
SELECT nullif(left(trim(lower(coupon_code)), 10), '') AS coupon, count(*) AS orders, count(DISTINCT customer_id) AS customers
FROM orders GROUP BY 1;
