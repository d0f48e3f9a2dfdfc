-- verdict: wrong, code: extra-rows
-- why: nothing keeps the discontinued products out.
SELECT product_id, name, price, launched_on
FROM products
WHERE price BETWEEN 25 AND 50
ORDER BY price, launched_on DESC, product_id;
