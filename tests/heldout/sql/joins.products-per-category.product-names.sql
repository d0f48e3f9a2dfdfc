-- why: products of the same name are different products, here they count once
-- scenario: a category with two products, both called Leather Belt
SELECT c.category_id, c.name,
       count(DISTINCT p.name) AS products,
       count(DISTINCT p.name) FILTER (WHERE pc.is_main) AS main_products
FROM categories c
LEFT JOIN product_categories pc ON pc.category_id = c.category_id
LEFT JOIN products p ON p.product_id = pc.product_id
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
