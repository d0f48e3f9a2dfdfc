-- verdict: wrong, code: wrong-group
-- why: counts the products of the category itself and forgets those of the categories below
WITH RECURSIVE tree AS (
    SELECT category_id, name AS path, 1 AS depth
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
    FROM tree AS t
    JOIN categories AS c ON c.parent_id = t.category_id
)
SELECT
    t.category_id,
    t.path,
    t.depth,
    count(DISTINCT pc.product_id) AS products
FROM tree AS t
LEFT JOIN product_categories AS pc ON pc.category_id = t.category_id
GROUP BY t.category_id, t.path, t.depth
ORDER BY t.depth, t.category_id;
