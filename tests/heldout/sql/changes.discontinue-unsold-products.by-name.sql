-- why: asks whether a product of this name was ever sold; names are not unique
-- scenario: products 1 and 2, both 'Leather Belt' launched 2023-01-01, a line names 1 only: changes nothing; right is to discontinue 2
UPDATE products AS p
SET discontinued_on = DATE '2025-03-31'
WHERE p.discontinued_on IS NULL
  AND p.launched_on <= DATE '2023-12-31'
  AND p.name NOT IN (
      SELECT s.name
      FROM order_lines AS l
      JOIN products AS s ON s.product_id = l.product_id
  )
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
