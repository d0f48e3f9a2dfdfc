-- why: that six of the unsold products are old enough is counted by hand
UPDATE products SET discontinued_on = DATE '2025-03-31'
WHERE product_id IN (
    SELECT product_id FROM products
    WHERE discontinued_on IS NULL AND product_id NOT IN (SELECT product_id FROM order_lines)
    ORDER BY launched_on, product_id
    LIMIT 6
)
RETURNING product_id, name, launched_on, discontinued_on;
