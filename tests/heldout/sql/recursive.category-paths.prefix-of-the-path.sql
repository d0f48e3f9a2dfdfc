-- why: takes every category whose path begins with this path for one below it, so a sibling 'Lamps' lies below 'Lamp'
-- scenario: top-level 'Lamp' (1, no product) and 'Lamps' (2, one product): gives 'Lamp' 1 product; right is 0
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
    (
        SELECT count(DISTINCT pc.product_id)
        FROM tree AS d
        JOIN product_categories AS pc ON pc.category_id = d.category_id
        WHERE starts_with(d.path, t.path)
    ) AS products
FROM tree AS t
ORDER BY t.depth, t.category_id;
