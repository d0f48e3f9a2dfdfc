-- why: takes the one category of a product for its main one, even if is_main is false
-- scenario: category 1 shows product 1, which is in no other category, is_main false: gives main_products 1; right is 0
SELECT
    c.category_id,
    c.name,
    count(pc.product_id) AS products,
    count(pc.product_id) FILTER (WHERE pc.is_main OR pc.shown_in = 1) AS main_products
FROM categories AS c
LEFT JOIN (
    SELECT x.*, count(*) OVER (PARTITION BY product_id) AS shown_in
    FROM product_categories AS x
) AS pc ON pc.category_id = c.category_id
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
