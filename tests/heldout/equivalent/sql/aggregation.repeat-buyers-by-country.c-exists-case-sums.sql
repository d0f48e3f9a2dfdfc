-- shape: EXISTS for a first and for a second order, CASE sums, no grouping by customer
WITH valid AS (
    SELECT order_id, customer_id FROM orders WHERE status IN ('placed', 'paid', 'shipped', 'delivered')
),
flagged AS (
    SELECT
        c.country,
        CASE WHEN EXISTS (
            SELECT * FROM valid AS x, valid AS y
            WHERE x.customer_id = c.customer_id
              AND y.customer_id = c.customer_id
              AND x.order_id < y.order_id
        ) THEN 1 ELSE 0 END AS again
    FROM customers AS c
    WHERE EXISTS (SELECT * FROM valid AS v WHERE v.customer_id = c.customer_id)
)
SELECT
    country,
    COUNT(again) AS buyers,
    SUM(again) AS repeat_buyers,
    ROUND(SUM(again) * 1.0 / COUNT(again), 2) AS repeat_share
FROM flagged
GROUP BY country
HAVING COUNT(again) > 2
ORDER BY SUM(again) DESC, country;
