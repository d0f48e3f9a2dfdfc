-- verdict: wrong, code: wrong-group
-- why: blanks at the ends still keep spellings of one code apart
SELECT
    NULLIF(lower(coupon_code), '') AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
