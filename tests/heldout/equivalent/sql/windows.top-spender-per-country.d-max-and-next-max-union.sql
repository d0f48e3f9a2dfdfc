-- shape: greatest and next greatest amount of each country; firsts UNION ALL seconds where the first is alone
WITH spent_by AS MATERIALIZED (
    SELECT c.country, o.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM order_lines l
    JOIN orders o USING (order_id)
    JOIN customers c USING (customer_id)
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, o.customer_id, c.full_name
),
firsts AS (
    SELECT s.* FROM spent_by s
    WHERE s.spent >= ALL (SELECT t.spent FROM spent_by t WHERE t.country = s.country)
),
others AS (
    SELECT s.* FROM spent_by s
    WHERE s.country IN (SELECT country FROM firsts GROUP BY country HAVING count(*) = 1)
      AND s.customer_id NOT IN (SELECT customer_id FROM firsts)
),
next_best AS (
    SELECT country, max(spent) AS spent FROM others GROUP BY country
)
SELECT country, 1::bigint AS place, customer_id, full_name, spent
FROM firsts
UNION ALL
SELECT country, 2, customer_id, full_name, spent
FROM others
NATURAL JOIN next_best
ORDER BY country, place, customer_id;
