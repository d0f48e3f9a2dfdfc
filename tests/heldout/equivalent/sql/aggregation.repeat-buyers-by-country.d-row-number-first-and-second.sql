-- shape: number each customer's orders; the firsts are the buyers, the seconds the repeat buyers
SELECT
    country,
    count(*) FILTER (WHERE nth = 1) AS buyers,
    count(*) FILTER (WHERE nth = 2) AS repeat_buyers,
    round(CAST(count(*) FILTER (WHERE nth = 2) AS numeric) / count(*) FILTER (WHERE nth = 1), 2) AS repeat_share
FROM (
    SELECT country,
           row_number() OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) AS nth
    FROM customers
    NATURAL JOIN orders
    WHERE status <> 'cancelled'
) AS numbered
GROUP BY country
HAVING count(*) FILTER (WHERE nth = 1) >= 3
ORDER BY 3 DESC, 1;
