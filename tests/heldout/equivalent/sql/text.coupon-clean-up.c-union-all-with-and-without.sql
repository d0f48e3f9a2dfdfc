-- shape: orders with and without a coupon apart, put together by UNION ALL
WITH typed AS (
    SELECT order_id, customer_id, LOWER(BTRIM(COALESCE(coupon_code, ''), ' ')) AS code
    FROM orders
)
SELECT code AS coupon, COUNT(order_id) AS orders, COUNT(DISTINCT customer_id) AS customers
FROM typed
WHERE length(code) > 0
GROUP BY code
UNION ALL
SELECT NULL, COUNT(order_id), COUNT(DISTINCT customer_id)
FROM typed
WHERE code = ''
HAVING COUNT(order_id) > 0;
