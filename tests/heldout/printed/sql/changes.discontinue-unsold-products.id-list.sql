-- why: the products are named by their ids
UPDATE products SET discontinued_on = DATE '2025-03-31'
WHERE product_id IN (26, 34, 102, 110, 86, 118)
RETURNING product_id, name, launched_on, discontinued_on;
