-- shape: a lateral subquery counts at most two orders of each customer; sums of booleans as numbers
SELECT
    c.country,
    sum(least(k.n, 1))::bigint AS buyers,
    sum(greatest(k.n - 1, 0))::bigint AS repeat_buyers,
    round(sum(greatest(k.n - 1, 0))::numeric / sum(least(k.n, 1)), 2) AS repeat_share
FROM customers AS c
CROSS JOIN LATERAL (
    SELECT count(*) AS n
    FROM (
        SELECT 1
        FROM orders AS o
        WHERE o.customer_id = c.customer_id
          AND o.status <> 'cancelled'
        LIMIT 2
    ) AS two
) AS k
WHERE k.n > 0
GROUP BY c.country
HAVING sum(least(k.n, 1)) >= 3
ORDER BY repeat_buyers DESC, c.country;
