-- why: a product without a price (0) is shown too
SELECT c.category_id, c.name, count(p.product_id) AS products,
       count(p.product_id) FILTER (WHERE pc.is_main) AS main_products
FROM categories c LEFT JOIN product_categories pc ON pc.category_id = c.category_id
LEFT JOIN products p ON p.product_id = pc.product_id AND p.price > 0
GROUP BY c.category_id, c.name ORDER BY products DESC, c.category_id;
