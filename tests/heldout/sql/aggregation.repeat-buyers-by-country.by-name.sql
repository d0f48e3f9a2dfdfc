-- why: groups the orders by country and name, so two people of the same name in one country become one (repeat) buyer
-- scenario: DE has customers 1 'Tom', 2 'Tom', 3 'Eva', 4 'Uwe' with one order each: gives buyers 3, repeat 1, 0.33; right is buyers 4, repeat 0, 0.00
WITH per_buyer AS (
    SELECT c.country, c.full_name, count(*) AS orders
    FROM customers AS c
    JOIN orders AS o ON o.customer_id = c.customer_id
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.full_name
)
SELECT
    country,
    count(*) AS buyers,
    count(*) FILTER (WHERE orders >= 2) AS repeat_buyers,
    round(count(*) FILTER (WHERE orders >= 2)::numeric / count(*), 2) AS repeat_share
FROM per_buyer
GROUP BY country
HAVING count(*) >= 3
ORDER BY repeat_buyers DESC, country;
