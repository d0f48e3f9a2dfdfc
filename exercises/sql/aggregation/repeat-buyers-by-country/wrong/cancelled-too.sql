-- verdict: wrong, code: wrong-group
-- why: a cancelled order makes nobody a buyer
WITH buyers AS (
    SELECT
        c.country,
        c.customer_id,
        count(*) AS orders
    FROM customers c
    JOIN orders o ON o.customer_id = c.customer_id
    GROUP BY c.country, c.customer_id
)
SELECT
    country,
    count(*) AS buyers,
    count(*) FILTER (WHERE orders >= 2) AS repeat_buyers,
    round(count(*) FILTER (WHERE orders >= 2)::numeric / count(*), 2) AS repeat_share
FROM buyers
GROUP BY country
HAVING count(*) >= 3
ORDER BY repeat_buyers DESC, country;
