-- shape: one recursive CTE for the paths, another for the pairs of ancestor and descendant
WITH RECURSIVE tree AS (
    SELECT category_id, name AS path, 1 AS depth
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
    FROM categories AS c
    JOIN tree AS t ON t.category_id = c.parent_id
),
below AS (
    SELECT category_id AS top_id, category_id FROM categories
    UNION
    SELECT b.top_id, c.category_id
    FROM below AS b
    JOIN categories AS c ON c.parent_id = b.category_id
)
SELECT
    t.category_id,
    t.path,
    t.depth,
    count(DISTINCT pc.product_id) AS products
FROM tree AS t
JOIN below AS b ON b.top_id = t.category_id
LEFT JOIN product_categories AS pc ON pc.category_id = b.category_id
GROUP BY t.category_id, t.path, t.depth
ORDER BY t.depth, t.category_id;
