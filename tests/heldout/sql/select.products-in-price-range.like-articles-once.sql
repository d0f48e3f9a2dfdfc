-- why: shows articles of the same name, price and launch day once only; they are different products
-- scenario: products 71 and 72, same name, 30.00, same launch day, both in the range: gives 71; right is 71 and 72
SELECT product_id, name, price, launched_on
FROM (
    SELECT DISTINCT ON (name, price, launched_on) *
    FROM products
    WHERE price BETWEEN 25 AND 50
      AND discontinued_on IS NULL
    ORDER BY name, price, launched_on, product_id
) AS articles
ORDER BY price, launched_on DESC, product_id;
