-- verdict: error, code: ungrouped-column
-- why: the customer is neither grouped by nor aggregated in the outer query
WITH buyers AS (
    SELECT
        c.country,
        c.customer_id,
        count(*) AS orders
    FROM customers c
    JOIN orders o ON o.customer_id = c.customer_id
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id
)
SELECT
    country,
    count(*) AS buyers,
    sum(CASE WHEN orders >= 2 THEN 1 ELSE 0 END) AS repeat_buyers,
    round(sum(CASE WHEN orders >= 2 THEN 1 ELSE 0 END)::numeric / count(*), 2) AS repeat_share
FROM buyers
GROUP BY country
HAVING orders >= 3
ORDER BY repeat_buyers DESC, country;
