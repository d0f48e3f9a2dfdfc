-- verdict: wrong, code: null-for-value
-- why: without ELSE 0 the sum over no row at all is NULL.
SELECT
    c.category_id,
    c.name,
    count(pc.product_id) AS products,
    sum(CASE WHEN pc.is_main THEN 1 END) AS main_products
FROM categories AS c
LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
