-- shape: LEFT JOIN, GROUP BY, FILTER
SELECT
    c.category_id,
    c.name,
    count(pc.product_id) AS products,
    count(*) FILTER (WHERE pc.is_main) AS main_products
FROM categories AS c
LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
