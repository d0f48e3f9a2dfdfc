-- Take unsold products out of the range
-- So far this discontinues nothing: the condition is never true.
UPDATE products
SET discontinued_on = DATE '2025-03-31'
WHERE false
RETURNING product_id, name, launched_on, discontinued_on;
