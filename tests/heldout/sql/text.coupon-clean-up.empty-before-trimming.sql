-- why: turns the empty string into NULL before trimming, so a field of blanks only makes a group of its own, ''
-- scenario: one order with NULL and one with '  ' of the same customer: gives (NULL, 1, 1) and ('', 1, 1); right is (NULL, 2, 1)
SELECT
    lower(btrim(nullif(coupon_code, ''))) AS coupon,
    count(*) AS orders,
    count(DISTINCT customer_id) AS customers
FROM orders
GROUP BY 1;
