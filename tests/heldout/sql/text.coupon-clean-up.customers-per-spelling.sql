-- why: counts the customers of each spelling and adds them up, so who used two spellings is counted twice
-- scenario: customer 1 has an order with 'SPRING24' and one with 'spring24': gives customers 2; right is 1
SELECT
    nullif(lower(btrim(s.coupon_code)), '') AS coupon,
    sum(s.orders)::bigint AS orders,
    sum(s.customers)::bigint AS customers
FROM (
    SELECT coupon_code, count(*) AS orders, count(DISTINCT customer_id) AS customers
    FROM orders
    GROUP BY coupon_code
) AS s
GROUP BY 1;
