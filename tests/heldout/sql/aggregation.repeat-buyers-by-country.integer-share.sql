-- why: bigint by bigint is an integer division, so the share is 0 everywhere unless all came back
-- scenario: four buyers in a country, two of them came back
WITH b AS (
    SELECT c.country, c.customer_id, count(*) AS n
    FROM customers c JOIN orders o USING (customer_id)
    WHERE o.status <> 'cancelled'
    GROUP BY 1, 2
)
SELECT
    country,
    count(*) AS buyers,
    count(CASE WHEN n >= 2 THEN 1 END) AS repeat_buyers,
    round(count(CASE WHEN n >= 2 THEN 1 END) / count(*), 2) AS repeat_share
FROM b
GROUP BY country
HAVING count(*) >= 3
ORDER BY repeat_buyers DESC, country;
