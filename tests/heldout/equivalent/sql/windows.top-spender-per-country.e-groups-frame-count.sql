-- shape: grouped and windowed in one query; count over a GROUPS frame of the peers before instead of rank
SELECT country, place, customer_id, full_name, spent
FROM (
    SELECT min(c.country) AS country,
           1 + count(*) OVER (
               PARTITION BY min(c.country)
               ORDER BY sum(w.worth) DESC
               GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
           ) AS place,
           o.customer_id,
           max(c.full_name) AS full_name,
           sum(w.worth) AS spent
    FROM (SELECT order_id, quantity * unit_price * (1.0 - discount) AS worth FROM order_lines) AS w
    JOIN orders AS o USING (order_id)
    JOIN customers AS c ON c.customer_id = o.customer_id
    WHERE o.status != 'cancelled'
    GROUP BY o.customer_id
) AS "places, as in sports"
WHERE place BETWEEN 1 AND 2
ORDER BY country, place, customer_id;
