-- verdict: wrong, code: wrong-group
-- why: a customer who used a coupon twice is counted twice
SELECT
    NULLIF(lower(trim(coupon_code)), '') AS coupon,
    count(*) AS orders,
    count(customer_id) AS customers
FROM orders
GROUP BY 1;
