-- why: a product shown in a category and in one below it counts once in the upper one, here twice
-- scenario: a parent and a child category, one product in both: 1 in each
WITH RECURSIVE up AS (
    SELECT category_id AS bottom, category_id, parent_id FROM categories
    UNION ALL
    SELECT up.bottom, c.category_id, c.parent_id FROM up JOIN categories c ON c.category_id = up.parent_id
),
tree AS (
    SELECT category_id, name AS path, 1 AS depth FROM categories WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
    FROM tree t JOIN categories c ON c.parent_id = t.category_id
),
own AS (SELECT category_id, count(*) AS n FROM product_categories GROUP BY category_id)
SELECT t.category_id, t.path, t.depth, coalesce(sum(own.n), 0)::bigint AS products
FROM tree t
JOIN up ON up.category_id = t.category_id
LEFT JOIN own ON own.category_id = up.bottom
GROUP BY t.category_id, t.path, t.depth
ORDER BY t.depth, t.category_id;
