-- why: a referred customer may have the lower number
SELECT customer_id, full_name, signed_up_on FROM customers c
WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.customer_id)
  AND (SELECT count(*) FROM customers r WHERE r.referred_by = c.customer_id AND r.customer_id > c.customer_id) = 0;
