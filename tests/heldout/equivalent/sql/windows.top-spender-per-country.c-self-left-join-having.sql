-- shape: LEFT JOIN of the bigger spenders of the same country, GROUP BY, HAVING fewer than two
WITH totals AS (
    SELECT customer_id, SUM(unit_price * quantity * (1 - discount)) AS spent
    FROM order_lines
    NATURAL JOIN orders
    WHERE status IN ('placed', 'paid', 'shipped', 'delivered')
    GROUP BY customer_id
),
spenders AS (
    SELECT * FROM totals INNER JOIN customers USING (customer_id)
)
SELECT s.country,
       COUNT(richer.customer_id) + 1 AS place,
       s.customer_id,
       s.full_name,
       s.spent
FROM spenders AS s
LEFT JOIN spenders AS richer
       ON richer.country = s.country
      AND richer.spent > s.spent
GROUP BY s.country, s.customer_id, s.full_name, s.spent
HAVING COUNT(richer.customer_id) < 2
ORDER BY s.country ASC, COUNT(richer.customer_id) ASC, s.customer_id ASC;
