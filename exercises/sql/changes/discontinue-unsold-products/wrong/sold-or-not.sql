-- verdict: wrong, code: extra-rows
-- why: does not look whether the product was sold
UPDATE products
SET discontinued_on = DATE '2025-03-31'
WHERE launched_on <= DATE '2023-12-31'
  AND discontinued_on IS NULL
RETURNING product_id, name, launched_on, discontinued_on;
