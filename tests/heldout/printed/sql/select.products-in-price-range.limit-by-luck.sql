-- why: how many products are cheaper and how many are in the range is counted by hand
SELECT product_id, name, price, launched_on
FROM products
WHERE discontinued_on IS NULL
ORDER BY price, launched_on DESC, product_id
LIMIT 34 OFFSET 41;
