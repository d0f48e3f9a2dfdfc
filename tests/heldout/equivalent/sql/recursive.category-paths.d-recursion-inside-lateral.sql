-- shape: no CTE at the top: a recursive query inside a LATERAL for the way up, another inside a scalar subquery for what is below
SELECT c.category_id, up.path, up.depth,
       (
           WITH RECURSIVE sub AS (
               SELECT c.category_id AS id
               UNION ALL
               SELECT k.category_id FROM categories AS k, sub WHERE k.parent_id = sub.id
           )
           SELECT count(*)
           FROM (SELECT DISTINCT product_id FROM product_categories WHERE category_id IN (SELECT id FROM sub)) AS p
       ) AS products
FROM categories AS c
CROSS JOIN LATERAL (
    WITH RECURSIVE way AS (
        SELECT c.parent_id, c.name AS path, 1 AS depth
        UNION ALL
        SELECT k.parent_id, k.name || ' > ' || way.path, way.depth + 1
        FROM way JOIN categories AS k ON k.category_id = way.parent_id
    )
    SELECT path, depth FROM way ORDER BY depth DESC LIMIT 1
) AS up
ORDER BY up.depth, c.category_id;
