-- why: blanks before a code are left in place
-- scenario: two orders with the codes ' spring24' and 'spring24': one group
SELECT nullif(lower(rtrim(coupon_code)), '') AS coupon,
       count(*) AS orders,
       count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
