-- shape: orders are numbered for each customer; number 1 marks a buyer, number 2 a repeat buyer, and the marks are counted
SELECT
    x.country,
    count(*) FILTER (WHERE x.n = 1) AS buyers,
    count(*) FILTER (WHERE x.n = 2) AS repeat_buyers,
    round(count(*) FILTER (WHERE x.n = 2) / (count(*) FILTER (WHERE x.n = 1))::numeric, 2) AS repeat_share
FROM (
    SELECT
        c.country,
        row_number() OVER (PARTITION BY c.customer_id ORDER BY o.order_id) AS n
    FROM orders AS o
    JOIN customers AS c ON c.customer_id = o.customer_id
    WHERE o.status <> 'cancelled'
) AS x
GROUP BY x.country
HAVING count(*) FILTER (WHERE x.n = 1) >= 3
ORDER BY repeat_buyers DESC, x.country;
