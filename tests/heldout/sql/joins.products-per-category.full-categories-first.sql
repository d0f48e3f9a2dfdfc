-- why: categories with as many products go by category_id, here by their main products first
-- scenario: categories 1 and 2 with one product each, which has 2 as its main category
SELECT c.category_id, c.name,
       count(pc.product_id) AS products,
       count(CASE WHEN pc.is_main THEN 1 END) AS main_products
FROM categories c
LEFT JOIN product_categories pc USING (category_id)
GROUP BY c.category_id, c.name
ORDER BY products DESC, main_products DESC, c.category_id;
