-- why: to count no product twice it keeps one category for each product, so it is missing in the other subtrees that show it
-- scenario: top-level 1 and 2, product 7 shown in both, main in 1: gives 1 and 0 products; right is 1 and 1
WITH RECURSIVE tree AS (
    SELECT category_id, name AS path, 1 AS depth, ARRAY[category_id] AS ids
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1, t.ids || c.category_id
    FROM categories AS c
    JOIN tree AS t ON t.category_id = c.parent_id
),
home AS (
    SELECT DISTINCT ON (product_id) product_id, category_id
    FROM product_categories
    ORDER BY product_id, is_main DESC, category_id
)
SELECT
    t.category_id,
    t.path,
    t.depth,
    (
        SELECT count(*)
        FROM home AS h
        JOIN tree AS d ON d.category_id = h.category_id
        WHERE t.category_id = ANY (d.ids)
    ) AS products
FROM tree AS t
ORDER BY t.depth, t.category_id;
