-- why: counts different product names in place of products; names are not unique
-- scenario: category 1 shows products 1 and 2, both 'Leather Belt', both main: gives 1 and 1; right is 2 and 2
SELECT
    c.category_id,
    c.name,
    count(DISTINCT p.name) AS products,
    count(DISTINCT p.name) FILTER (WHERE pc.is_main) AS main_products
FROM categories AS c
LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
LEFT JOIN products AS p ON p.product_id = pc.product_id
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
