-- shape: VALUES table of the limits, NOT EXISTS of the same product discontinued, sorted by row_number
SELECT p.product_id, p.name, p.price, p.launched_on
FROM products p
CROSS JOIN (VALUES ('25'::numeric, CAST('50.00' AS numeric))) AS limits (lowest, highest)
WHERE limits.lowest <= p.price
  AND limits.highest >= p.price
  AND NOT EXISTS (
      SELECT 1
      FROM products q
      WHERE q.product_id = p.product_id AND q.discontinued_on = q.discontinued_on
  )
ORDER BY row_number() OVER (ORDER BY p.price, p.launched_on DESC, p.product_id);
