-- why: takes all blanks out, those inside of the code as well
-- scenario: one order with 'summer sale': gives coupon 'summersale'; right is 'summer sale'
SELECT
    nullif(lower(replace(coupon_code, ' ', '')), '') AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
