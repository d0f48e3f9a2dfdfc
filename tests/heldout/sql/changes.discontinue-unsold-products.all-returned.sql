-- why: a product whose pieces all came back was sold all the same
UPDATE products p SET discontinued_on = DATE '2025-03-31'
WHERE p.launched_on <= DATE '2023-12-31' AND p.discontinued_on IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM order_lines l
      WHERE l.product_id = p.product_id
        AND l.quantity > (SELECT coalesce(sum(r.quantity), 0) FROM returns r WHERE r.order_id = l.order_id AND r.line_no = l.line_no)
  )
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
