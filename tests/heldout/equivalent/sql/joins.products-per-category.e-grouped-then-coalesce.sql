-- shape: window counts made single by DISTINCT, LEFT JOINed, typed zeros by COALESCE
WITH counted AS (
    SELECT DISTINCT
        category_id,
        count(*) OVER (PARTITION BY category_id) AS products,
        sum(CASE is_main WHEN true THEN 1 ELSE 0 END) OVER (PARTITION BY category_id) AS main_products
    FROM product_categories
)
SELECT "c"."category_id", "c"."name",
       COALESCE("k"."products", 0::bigint) AS "products",
       COALESCE("k"."main_products", bigint '0') AS "main_products"
FROM "categories" AS "c"
LEFT JOIN "counted" AS "k" ON "k"."category_id" = "c"."category_id"
ORDER BY COALESCE("k"."products", 0) DESC, "c"."category_id";
