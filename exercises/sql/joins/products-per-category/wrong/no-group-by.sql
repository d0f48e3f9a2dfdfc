-- verdict: error, code: ungrouped-column
-- why: plain columns beside an aggregate need a GROUP BY.
SELECT
    c.category_id,
    c.name,
    count(pc.product_id) AS products,
    count(pc.product_id) FILTER (WHERE pc.is_main) AS main_products
FROM categories AS c
LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
ORDER BY products DESC, c.category_id;
