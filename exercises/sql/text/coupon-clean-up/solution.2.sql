WITH cleaned AS (
    SELECT
        customer_id,
        CASE
            WHEN trim(coupon_code) = '' THEN NULL
            ELSE trim(lower(coupon_code))
        END AS coupon
    FROM orders
),
per_customer AS (
    SELECT coupon, customer_id, count(*) AS orders
    FROM cleaned
    GROUP BY coupon, customer_id
)
SELECT
    coupon,
    sum(orders)::bigint AS orders,
    count(*) AS customers
FROM per_customer
GROUP BY coupon
ORDER BY coupon;
