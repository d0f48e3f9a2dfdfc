-- shape: the place is one more than the number of those who spent more
WITH s AS (
    SELECT c.country, c.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM order_lines l
    JOIN orders o ON o.order_id = l.order_id AND o.status <> 'cancelled'
    JOIN customers c ON c.customer_id = o.customer_id
    GROUP BY c.customer_id, c.country, c.full_name
)
SELECT a.country, 1 + count(b.customer_id) AS place, a.customer_id, a.full_name, a.spent
FROM s a
LEFT JOIN s b ON b.country = a.country AND b.spent > a.spent
GROUP BY a.country, a.customer_id, a.full_name, a.spent
HAVING count(b.customer_id) < 2
ORDER BY 1, 2, 3;
