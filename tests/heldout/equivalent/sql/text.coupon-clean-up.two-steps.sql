-- shape: first one row for each cleaned code and customer, then rows counted and their orders summed; no count(DISTINCT)
SELECT x.coupon, sum(x.n)::bigint AS orders, count(*) AS customers
FROM (
    SELECT k.coupon, o.customer_id, count(*) AS n
    FROM orders AS o
    CROSS JOIN LATERAL (
        SELECT CASE WHEN o.coupon_code ~ '[^ ]' THEN lower(btrim(o.coupon_code)) END AS coupon
    ) AS k
    GROUP BY k.coupon, o.customer_id
) AS x
GROUP BY x.coupon;
