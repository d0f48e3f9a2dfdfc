-- shape: DISTINCT codes, scalar counts with IS NOT DISTINCT FROM
WITH "cleaned" AS (
    SELECT o.*,
           CASE WHEN o.coupon_code IS NULL OR replace(o.coupon_code, ' ', '') = '' THEN NULL
                ELSE ltrim(rtrim(lower(o.coupon_code))) END AS "code"
    FROM orders AS o
),
"codes" AS (
    SELECT "code" FROM "cleaned" UNION SELECT "code" FROM "cleaned"
)
SELECT "codes"."code" AS "coupon",
       (SELECT count(*) FROM "cleaned" WHERE "cleaned"."code" IS NOT DISTINCT FROM "codes"."code") AS "orders",
       (SELECT count(*)
        FROM (SELECT customer_id FROM "cleaned"
              WHERE "cleaned"."code" IS NOT DISTINCT FROM "codes"."code"
              GROUP BY customer_id) AS k) AS "customers"
FROM "codes";
