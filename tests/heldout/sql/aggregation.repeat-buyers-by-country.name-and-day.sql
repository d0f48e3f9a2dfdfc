-- why: two customers of one name who signed up on one day are two
WITH b AS (
    SELECT c.country, c.full_name, c.signed_up_on, count(*) AS n FROM customers c JOIN orders o USING (customer_id)
    WHERE o.status <> 'cancelled' GROUP BY 1, 2, 3
)
SELECT country, count(*) AS buyers, count(*) FILTER (WHERE n > 1) AS repeat_buyers,
       round(count(*) FILTER (WHERE n > 1)::numeric / count(*), 2) AS repeat_share
FROM b GROUP BY country HAVING count(*) >= 3 ORDER BY 3 DESC, 1;
