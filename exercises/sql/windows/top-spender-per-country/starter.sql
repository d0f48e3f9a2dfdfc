-- The biggest spenders of each country
SELECT
    country,
    customer_id,
    full_name
FROM customers
ORDER BY country, customer_id;
