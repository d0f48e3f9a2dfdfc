-- why: the tree may be of any depth, here it ends at the fourth level
-- scenario: a chain of five categories
WITH tree AS (
    SELECT a.category_id, a.name AS path, 1 AS depth, a.category_id AS l1, NULL::integer AS l2, NULL::integer AS l3
    FROM categories a WHERE a.parent_id IS NULL
    UNION ALL
    SELECT b.category_id, a.name || ' > ' || b.name, 2, a.category_id, b.category_id, NULL
    FROM categories a JOIN categories b ON b.parent_id = a.category_id
    WHERE a.parent_id IS NULL
    UNION ALL
    SELECT c.category_id, a.name || ' > ' || b.name || ' > ' || c.name, 3, a.category_id, b.category_id, c.category_id
    FROM categories a JOIN categories b ON b.parent_id = a.category_id JOIN categories c ON c.parent_id = b.category_id
    WHERE a.parent_id IS NULL
    UNION ALL
    SELECT d.category_id, a.name || ' > ' || b.name || ' > ' || c.name || ' > ' || d.name, 4, a.category_id, b.category_id, c.category_id
    FROM categories a JOIN categories b ON b.parent_id = a.category_id JOIN categories c ON c.parent_id = b.category_id
    JOIN categories d ON d.parent_id = c.category_id
    WHERE a.parent_id IS NULL
)
SELECT t.category_id, t.path, t.depth, count(DISTINCT pc.product_id) AS products
FROM tree t
JOIN tree s ON t.category_id IN (s.category_id, s.l1, s.l2, s.l3)
LEFT JOIN product_categories pc ON pc.category_id = s.category_id
GROUP BY t.category_id, t.path, t.depth
ORDER BY t.depth, t.category_id;
