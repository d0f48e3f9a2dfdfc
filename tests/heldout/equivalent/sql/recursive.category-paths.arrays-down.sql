-- shape: arrays of ids and names carried downwards; descendants by array membership; different products by a lateral UNION-free GROUP BY count
WITH RECURSIVE tree AS (
    SELECT category_id, ARRAY[category_id] AS ids, ARRAY[name] AS names
    FROM categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT c.category_id, t.ids || c.category_id, t.names || c.name
    FROM tree AS t
    JOIN categories AS c ON c.parent_id = t.category_id
)
SELECT
    t.category_id,
    array_to_string(t.names, ' > ') AS path,
    cardinality(t.ids) AS depth,
    n.products
FROM tree AS t
CROSS JOIN LATERAL (
    SELECT count(*) AS products
    FROM products AS p
    WHERE EXISTS (
        SELECT 1
        FROM product_categories AS pc
        JOIN tree AS d ON d.category_id = pc.category_id
        WHERE pc.product_id = p.product_id
          AND d.ids @> ARRAY[t.category_id]
    )
) AS n
ORDER BY depth, t.category_id;
