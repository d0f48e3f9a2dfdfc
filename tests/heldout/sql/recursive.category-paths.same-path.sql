-- why: the subtree is found by the text of the path, but two top-level categories may have the same name
-- scenario: two top-level categories, both called Sale, with one product each: 1 and 1, not 2 and 2
WITH RECURSIVE tree AS (
    SELECT category_id, name AS path, 1 AS depth FROM categories WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
    FROM tree t JOIN categories c ON c.parent_id = t.category_id
)
SELECT t.category_id, t.path, t.depth, count(DISTINCT pc.product_id) AS products
FROM tree t
JOIN tree below ON below.path = t.path OR starts_with(below.path, t.path || ' > ')
LEFT JOIN product_categories pc ON pc.category_id = below.category_id
GROUP BY t.category_id, t.path, t.depth
ORDER BY t.depth, t.category_id;
