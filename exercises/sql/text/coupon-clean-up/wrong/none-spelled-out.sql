-- verdict: wrong, code: value-for-null
-- why: a word stands where NULL was asked for
SELECT
    COALESCE(NULLIF(lower(trim(coupon_code)), ''), 'none') AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
