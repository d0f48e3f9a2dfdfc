-- shape: RIGHT JOIN with window counts and DISTINCT in place of GROUP BY
SELECT DISTINCT
    c.category_id,
    c.name,
    count(pc.product_id) OVER w AS products,
    count(nullif(pc.is_main, false)) OVER w AS main_products
FROM product_categories AS pc
RIGHT JOIN categories AS c ON c.category_id = pc.category_id
WINDOW w AS (PARTITION BY c.category_id)
ORDER BY products DESC, category_id;
