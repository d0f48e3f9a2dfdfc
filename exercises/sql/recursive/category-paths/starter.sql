-- The shop's departments as full paths
-- So far this knows the top level only.
SELECT
    category_id,
    name AS path,
    1 AS depth,
    0::bigint AS products
FROM categories
WHERE parent_id IS NULL
ORDER BY depth, category_id;
