-- Bought, but never reviewed
-- So far: who of them has reviewed what.
SELECT
    c.customer_id,
    c.full_name,
    r.product_id,
    p.name AS product
FROM customers AS c
JOIN reviews AS r ON r.customer_id = c.customer_id
JOIN products AS p ON p.product_id = r.product_id
WHERE c.country IN ('IE', 'PT')
ORDER BY c.customer_id, r.product_id;
