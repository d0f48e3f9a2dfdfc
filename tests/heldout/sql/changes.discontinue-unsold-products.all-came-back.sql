-- why: nets the returns, so a product of which every piece came back is taken for never sold
-- scenario: product 1 launched 2023-01-01, one line with 1 piece, one return of 1 piece: discontinues 1; right is no change, since a line names it
UPDATE products AS p
SET discontinued_on = DATE '2025-03-31'
WHERE p.discontinued_on IS NULL
  AND p.launched_on <= DATE '2023-12-31'
  AND NOT EXISTS (
      SELECT 1
      FROM order_lines AS l
      WHERE l.product_id = p.product_id
        AND l.quantity > coalesce((
            SELECT sum(t.quantity)
            FROM returns AS t
            WHERE t.order_id = l.order_id AND t.line_no = l.line_no
        ), 0)
  )
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
