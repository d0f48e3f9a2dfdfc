-- shape: the recursion climbs from every category to its ancestors; the path grows to the front, products are spread to all ancestors met on the way
WITH RECURSIVE climb AS (
    SELECT category_id, category_id AS ancestor, parent_id AS up, name AS path, 1 AS depth
    FROM categories
    UNION ALL
    SELECT k.category_id, p.category_id, p.parent_id, p.name || ' > ' || k.path, k.depth + 1
    FROM climb AS k
    JOIN categories AS p ON p.category_id = k.up
),
counted AS (
    SELECT k.ancestor, count(DISTINCT pc.product_id) AS products
    FROM product_categories AS pc
    JOIN climb AS k ON k.category_id = pc.category_id
    GROUP BY k.ancestor
)
SELECT k.category_id, k.path, k.depth, coalesce(n.products, 0) AS products
FROM climb AS k
LEFT JOIN counted AS n ON n.ancestor = k.category_id
WHERE k.up IS NULL
ORDER BY k.depth, k.category_id;
