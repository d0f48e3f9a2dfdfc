-- verdict: wrong, code: wrong-group
-- why: three categories are called Accessories and two Jackets; by name they fall into one.
SELECT
    min(c.category_id) AS category_id,
    c.name,
    count(pc.product_id) AS products,
    count(pc.product_id) FILTER (WHERE pc.is_main) AS main_products
FROM categories AS c
LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
GROUP BY c.name
ORDER BY products DESC, category_id;
