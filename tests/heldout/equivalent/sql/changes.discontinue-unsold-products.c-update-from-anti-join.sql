-- shape: UPDATE FROM a subquery with LEFT JOIN … IS NULL
UPDATE products
SET discontinued_on = CAST('2025-03-31' AS date)
FROM (
    SELECT p.product_id
    FROM products p
    LEFT JOIN order_lines l ON l.product_id = p.product_id
    WHERE l.order_id IS NULL
) AS unsold
WHERE unsold.product_id = products.product_id
  AND extract(year FROM products.launched_on) <= 2023
  AND products.discontinued_on IS NULL
RETURNING products.product_id, products.name, products.launched_on, products.discontinued_on;
