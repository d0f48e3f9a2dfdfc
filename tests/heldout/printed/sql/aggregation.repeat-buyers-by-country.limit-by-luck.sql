-- why: that nine countries have ten buyers is counted by hand
WITH b AS (
    SELECT c.country, c.customer_id, count(*) AS n
    FROM customers c JOIN orders o USING (customer_id)
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id
),
biggest AS (
    SELECT country, count(*) AS buyers, count(*) FILTER (WHERE n >= 2) AS repeat_buyers,
           round(count(*) FILTER (WHERE n >= 2)::numeric / count(*), 2) AS repeat_share
    FROM b GROUP BY country
    ORDER BY buyers DESC
    LIMIT 9
)
SELECT * FROM biggest ORDER BY repeat_buyers DESC, country;
