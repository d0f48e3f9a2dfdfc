-- shape: a zero row for each category and a tally row for each entry, summed; the name by a scalar subquery
SELECT
    t.category_id,
    (SELECT c.name FROM categories AS c WHERE c.category_id = t.category_id) AS name,
    sum(t.n) AS products,
    sum(t.m) AS main_products
FROM (
    SELECT category_id, 0 AS n, 0 AS m FROM categories
    UNION ALL
    SELECT category_id, 1, is_main::int FROM product_categories
) AS t
GROUP BY t.category_id
ORDER BY products DESC, t.category_id;
