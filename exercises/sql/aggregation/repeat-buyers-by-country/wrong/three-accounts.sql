-- verdict: wrong, code: extra-rows
-- why: people who never bought are counted as buyers, in the threshold and in the share
WITH accounts AS (
    SELECT
        c.country,
        c.customer_id,
        count(o.order_id) AS orders
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id
)
SELECT
    country,
    count(*) AS buyers,
    count(*) FILTER (WHERE orders >= 2) AS repeat_buyers,
    round(count(*) FILTER (WHERE orders >= 2)::numeric / count(*), 2) AS repeat_share
FROM accounts
GROUP BY country
HAVING count(*) >= 3
ORDER BY repeat_buyers DESC, country;
