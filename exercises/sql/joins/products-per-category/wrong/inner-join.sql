-- verdict: wrong, code: inner-join
-- why: categories without products have no partner and drop out.
SELECT
    c.category_id,
    c.name,
    count(pc.product_id) AS products,
    count(pc.product_id) FILTER (WHERE pc.is_main) AS main_products
FROM categories AS c
JOIN product_categories AS pc ON pc.category_id = c.category_id
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
