-- why: counts the category and its direct children, but not what lies deeper
-- scenario: 1 > 2 > 3, one product in 3 only: gives 0 products for category 1; right is 1
WITH RECURSIVE tree AS (
    SELECT category_id, name AS path, 1 AS depth
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
    FROM categories AS c
    JOIN tree AS t ON t.category_id = c.parent_id
)
SELECT
    t.category_id,
    t.path,
    t.depth,
    count(DISTINCT pc.product_id) AS products
FROM tree AS t
JOIN categories AS d ON t.category_id IN (d.category_id, d.parent_id)
LEFT JOIN product_categories AS pc ON pc.category_id = d.category_id
GROUP BY t.category_id, t.path, t.depth
ORDER BY t.depth, t.category_id;
