-- Who comes back, by country
SELECT
    country,
    count(*) AS buyers
FROM customers
GROUP BY country;
