-- why: only blanks at the ends go, here hyphens go as well
SELECT nullif(regexp_replace(lower(coupon_code), '[^a-z0-9]', '', 'g'), '') AS coupon,
       count(*) AS orders, count(DISTINCT customer_id) AS customers
FROM orders GROUP BY 1;
