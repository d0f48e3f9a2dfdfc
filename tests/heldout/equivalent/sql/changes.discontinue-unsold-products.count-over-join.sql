-- shape: ids from an outer join with HAVING count = 0, compared with ANY of an array
UPDATE products AS p
SET discontinued_on = make_date(2025, 3, 31)
WHERE p.product_id = ANY (ARRAY(
    SELECT q.product_id
    FROM products AS q
    LEFT JOIN order_lines AS l ON l.product_id = q.product_id
    WHERE NOT q.launched_on > DATE '2023-12-31'
    GROUP BY q.product_id, q.discontinued_on
    HAVING count(l.order_id) = 0
       AND q.discontinued_on IS NULL
))
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
