SELECT
    c.category_id,
    c.name,
    (
        SELECT count(*)
        FROM product_categories AS pc
        WHERE pc.category_id = c.category_id
    ) AS products,
    (
        SELECT count(*)
        FROM product_categories AS pc
        WHERE pc.category_id = c.category_id AND pc.is_main
    ) AS main_products
FROM categories AS c
ORDER BY products DESC, c.category_id;
