-- shape: for each country a lateral FETCH FIRST 2 ROWS WITH TIES; the place by counting those who spent more; no window
WITH spending AS (
    SELECT c.country, c.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM order_lines AS l
    JOIN orders AS o ON o.order_id = l.order_id
    JOIN customers AS c ON c.customer_id = o.customer_id
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id, c.full_name
)
SELECT
    k.country,
    1 + (SELECT count(*) FROM spending AS b WHERE b.country = k.country AND b.spent > t.spent) AS place,
    t.customer_id,
    t.full_name,
    t.spent
FROM (SELECT DISTINCT country FROM spending) AS k
CROSS JOIN LATERAL (
    SELECT s.customer_id, s.full_name, s.spent
    FROM spending AS s
    WHERE s.country = k.country
    ORDER BY s.spent DESC
    FETCH FIRST 2 ROWS WITH TIES
) AS t
ORDER BY k.country, place, t.customer_id;
