UPDATE products AS p
SET discontinued_on = DATE '2025-03-31'
FROM (
    SELECT product_id
    FROM products
    WHERE launched_on < DATE '2024-01-01' AND discontinued_on IS NULL
    EXCEPT
    SELECT product_id
    FROM order_lines
) AS unsold
WHERE unsold.product_id = p.product_id
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
