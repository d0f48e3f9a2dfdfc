-- shape: GROUP BY customer, then GROUP BY country with FILTER and HAVING
SELECT
    b.country,
    count(*) AS buyers,
    count(*) FILTER (WHERE b.orders >= 2) AS repeat_buyers,
    round(count(*) FILTER (WHERE b.orders >= 2)::numeric / count(*), 2) AS repeat_share
FROM (
    SELECT c.customer_id, c.country, count(*) AS orders
    FROM customers AS c
    JOIN orders AS o ON o.customer_id = c.customer_id
    WHERE o.status <> 'cancelled'
    GROUP BY c.customer_id, c.country
) AS b
GROUP BY b.country
HAVING count(*) >= 3
ORDER BY repeat_buyers DESC, country;
