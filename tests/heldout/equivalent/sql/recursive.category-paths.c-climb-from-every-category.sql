-- shape: climbing from each category to the top; products climb along, UNION takes out doubles
WITH RECURSIVE climb (category_id, at_id, path, depth) AS (
    SELECT category_id, parent_id, name, 1 FROM categories
    UNION ALL
    SELECT k.category_id, c.parent_id, concat(c.name, ' > ', k.path), k.depth + 1
    FROM climb AS k
    INNER JOIN categories AS c ON c.category_id = k.at_id
),
shown (product_id, category_id) AS (
    SELECT product_id, category_id FROM product_categories
    UNION
    SELECT s.product_id, c.parent_id
    FROM shown AS s
    INNER JOIN categories AS c ON c.category_id = s.category_id
    WHERE c.parent_id IS NOT NULL
),
counted AS (
    SELECT category_id, COUNT(*) AS products FROM shown GROUP BY category_id
)
SELECT category_id, path, depth, COALESCE(products, 0) AS products
FROM climb
LEFT JOIN counted USING (category_id)
WHERE at_id IS NULL
ORDER BY depth, category_id;
