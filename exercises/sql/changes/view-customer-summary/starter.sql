-- A view of every customer
-- So far the view knows the names only.
CREATE VIEW customer_summary AS
SELECT
    customer_id,
    full_name
FROM customers;
