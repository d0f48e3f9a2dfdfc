-- shape: windows only: two dense_ranks for the distinct count, SELECT DISTINCT
SELECT DISTINCT
    coupon,
    count(*) OVER (PARTITION BY coupon) AS orders,
    dense_rank() OVER (PARTITION BY coupon ORDER BY customer_id ASC)
        + dense_rank() OVER (PARTITION BY coupon ORDER BY customer_id DESC) - 1 AS customers
FROM (
    SELECT customer_id, NULLIF(trim(BOTH FROM lower(coupon_code)), '') AS coupon
    FROM orders
) AS cleaned;
