-- shape: one set operation for each condition over whole rows
SELECT product_id, name, price, launched_on
FROM (
    SELECT product_id, name, price, launched_on FROM products WHERE price >= 25
    EXCEPT
    SELECT product_id, name, price, launched_on FROM products WHERE price > 50
    EXCEPT
    SELECT product_id, name, price, launched_on FROM products WHERE discontinued_on IS NOT NULL
) AS p
ORDER BY price, launched_on DESC, product_id;
