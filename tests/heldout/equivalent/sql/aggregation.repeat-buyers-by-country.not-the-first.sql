-- shape: a repeat buyer is somebody with an order that is not their first, found by lag
SELECT country, buyers, repeat_buyers, round(repeat_buyers * 1.0 / buyers, 2) AS repeat_share
FROM (
    SELECT c.country, count(DISTINCT x.customer_id) AS buyers, count(DISTINCT x.customer_id) FILTER (WHERE x.before IS NOT NULL) AS repeat_buyers
    FROM (
        SELECT customer_id, lag(order_id) OVER (PARTITION BY customer_id ORDER BY order_id) AS before
        FROM orders
        WHERE status <> 'cancelled'
    ) x
    JOIN customers c ON c.customer_id = x.customer_id
    GROUP BY c.country
) y
WHERE buyers > 2
ORDER BY repeat_buyers DESC, country;
