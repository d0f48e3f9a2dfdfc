-- shape: EXCEPT over whole rows
(SELECT product_id, name, price, launched_on FROM products WHERE price >= 25)
EXCEPT ALL
(SELECT product_id, name, price, launched_on FROM products
 WHERE price >= 25 AND (price > 50 OR discontinued_on IS NOT NULL))
ORDER BY price, launched_on DESC, product_id;
