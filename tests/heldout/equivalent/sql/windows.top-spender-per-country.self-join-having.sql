-- shape: everybody joined with those of the country who spent more; HAVING fewer than two of them
WITH totals AS (
    SELECT o.customer_id, sum(w.worth) AS spent
    FROM orders AS o
    JOIN (
        SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS worth
        FROM order_lines
        GROUP BY order_id
    ) AS w ON w.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY o.customer_id
),
spending AS (
    SELECT c.country, c.customer_id, c.full_name, t.spent
    FROM totals AS t
    JOIN customers AS c USING (customer_id)
)
SELECT
    a.country,
    count(b.customer_id) + 1 AS place,
    a.customer_id,
    a.full_name,
    a.spent
FROM spending AS a
LEFT JOIN spending AS b ON b.country = a.country AND b.spent > a.spent
GROUP BY a.country, a.customer_id, a.full_name, a.spent
HAVING count(b.customer_id) < 2
ORDER BY a.country, place, a.customer_id;
