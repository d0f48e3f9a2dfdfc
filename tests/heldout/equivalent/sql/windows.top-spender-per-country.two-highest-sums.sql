-- shape: first place by the highest sum, second by how many spent more
WITH s AS (
    SELECT c.country, c.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers c JOIN orders o USING (customer_id) JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled' GROUP BY 1, 2, 3
)
SELECT s.country, CASE WHEN s.spent = m.top THEN 1::bigint ELSE 2::bigint END AS place, s.customer_id, s.full_name, s.spent
FROM s JOIN (SELECT country, max(spent) AS top FROM s GROUP BY 1) m ON m.country = s.country
WHERE (SELECT count(*) FROM s x WHERE x.country = s.country AND x.spent > s.spent) < 2
ORDER BY 1, 2, 3;
