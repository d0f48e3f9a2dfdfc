-- why: leaves out products that are not on sale yet, though all products count
-- scenario: category 1 shows product 1 only, launched on 2025-04-15: gives products 0; right is 1
SELECT
    c.category_id,
    c.name,
    count(p.product_id) AS products,
    count(p.product_id) FILTER (WHERE pc.is_main) AS main_products
FROM categories AS c
LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
LEFT JOIN products AS p
    ON p.product_id = pc.product_id AND p.launched_on <= DATE '2025-03-31'
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
