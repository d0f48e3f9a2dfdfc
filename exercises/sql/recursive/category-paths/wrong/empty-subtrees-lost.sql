-- verdict: wrong, code: inner-join
-- why: joins the products with an inner join, so that categories without any product in their subtree are missing
WITH RECURSIVE tree AS (
    SELECT category_id, name AS path, 1 AS depth
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
    FROM tree AS t
    JOIN categories AS c ON c.parent_id = t.category_id
),
subtree AS (
    SELECT category_id AS top_id, category_id
    FROM categories
    UNION ALL
    SELECT s.top_id, c.category_id
    FROM subtree AS s
    JOIN categories AS c ON c.parent_id = s.category_id
)
SELECT
    t.category_id,
    t.path,
    t.depth,
    count(DISTINCT pc.product_id) AS products
FROM tree AS t
JOIN subtree AS s ON s.top_id = t.category_id
JOIN product_categories AS pc ON pc.category_id = s.category_id
GROUP BY t.category_id, t.path, t.depth
ORDER BY t.depth, t.category_id;
