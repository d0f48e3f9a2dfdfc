-- why: a code of blanks only becomes the empty string, a group of its own
-- scenario: one order with coupon_code '   '
SELECT lower(trim(nullif(coupon_code, ''))) AS coupon,
       count(*) AS orders,
       count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
