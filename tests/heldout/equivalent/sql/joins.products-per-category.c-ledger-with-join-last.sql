-- shape: UNION ALL ledger summed up by id, name joined at the end
SELECT t.category_id, c.name, t.products, t.main_products
FROM (
    SELECT category_id, SUM(shown) AS products, SUM(main) AS main_products
    FROM (
        SELECT category_id, 0 AS shown, 0 AS main FROM categories
        UNION ALL
        SELECT category_id, 1, is_main::int FROM product_categories
    ) AS entries
    GROUP BY category_id
) AS t, categories AS c
WHERE c.category_id = t.category_id
ORDER BY t.products DESC, t.category_id;
