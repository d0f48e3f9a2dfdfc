-- shape: one closure table with distances serves all: string_agg for the path, count for the depth, a ledger of products
WITH RECURSIVE closure (above, below, distance) AS (
    SELECT category_id, category_id, 0 FROM categories
    UNION ALL
    SELECT c.parent_id, x.below, x.distance + 1
    FROM closure AS x
    JOIN categories AS c ON c.category_id = x.above AND c.parent_id IS NOT NULL
),
paths AS (
    SELECT x.below AS category_id,
           string_agg(c.name, ' > ' ORDER BY x.distance DESC) AS path,
           count(*)::int AS depth
    FROM closure AS x
    JOIN categories AS c ON c.category_id = x.above
    GROUP BY x.below
),
pairs AS (
    SELECT x.above AS category_id, pc.product_id
    FROM closure AS x
    JOIN product_categories AS pc ON pc.category_id = x.below
    GROUP BY x.above, pc.product_id
)
SELECT category_id, max(path) AS path, max(depth) AS depth, sum(n) AS products
FROM (
    SELECT category_id, path, depth, 0 AS n FROM paths
    UNION ALL
    SELECT category_id, NULL, NULL, 1 FROM pairs
) AS ledger
GROUP BY category_id
ORDER BY depth, category_id;
