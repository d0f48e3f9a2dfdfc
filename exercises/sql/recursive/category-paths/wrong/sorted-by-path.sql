-- verdict: wrong, code: row-order
-- why: sorts by path, as a menu would, and not as asked
WITH RECURSIVE climb AS (
    SELECT category_id, category_id AS ancestor_id, parent_id AS next_id, name AS path, 1 AS depth
    FROM categories
    UNION ALL
    SELECT k.category_id, c.category_id, c.parent_id, c.name || ' > ' || k.path, k.depth + 1
    FROM climb AS k
    JOIN categories AS c ON c.category_id = k.next_id
),
shown AS (
    SELECT k.ancestor_id AS category_id, count(DISTINCT pc.product_id) AS products
    FROM climb AS k
    JOIN product_categories AS pc ON pc.category_id = k.category_id
    GROUP BY k.ancestor_id
)
SELECT k.category_id, k.path, k.depth, COALESCE(s.products, 0) AS products
FROM climb AS k
LEFT JOIN shown AS s ON s.category_id = k.category_id
WHERE k.next_id IS NULL
ORDER BY k.path;
