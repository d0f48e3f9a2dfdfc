-- Gifts from 25 to 50 euros
SELECT product_id, name
FROM products;
