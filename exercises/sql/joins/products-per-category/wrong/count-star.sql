-- verdict: wrong, code: wrong-group
-- why: count(*) counts the row of NULLs that an empty category gets: 1 instead of 0.
SELECT
    c.category_id,
    c.name,
    count(*) AS products,
    count(*) FILTER (WHERE pc.is_main) AS main_products
FROM categories AS c
LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
GROUP BY c.category_id, c.name
ORDER BY products DESC, c.category_id;
