-- why: the bound of three is put on all customers of the country, those who never bought included
-- scenario: a country with four customers, of whom two bought
WITH counted AS (
    SELECT c.country, c.customer_id, count(o.order_id) AS orders
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id
)
SELECT
    country,
    count(*) FILTER (WHERE orders > 0) AS buyers,
    count(*) FILTER (WHERE orders > 1) AS repeat_buyers,
    round(count(*) FILTER (WHERE orders > 1)::numeric / nullif(count(*) FILTER (WHERE orders > 0), 0), 2) AS repeat_share
FROM counted
GROUP BY country
HAVING count(*) >= 3
ORDER BY repeat_buyers DESC, country;
