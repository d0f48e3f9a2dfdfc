WITH numbered AS (
    SELECT
        customer_id,
        row_number() OVER (PARTITION BY customer_id ORDER BY order_id) AS nth
    FROM orders
    WHERE status <> 'cancelled'
),
counted AS (
    SELECT
        c.country,
        sum(CASE WHEN n.nth = 1 THEN 1 ELSE 0 END) AS buyers,
        sum(CASE WHEN n.nth = 2 THEN 1 ELSE 0 END) AS repeat_buyers
    FROM numbered n
    JOIN customers c ON c.customer_id = n.customer_id
    GROUP BY c.country
)
SELECT
    country,
    buyers,
    repeat_buyers,
    round(1.0 * repeat_buyers / buyers, 2) AS repeat_share
FROM counted
WHERE buyers >= 3
ORDER BY repeat_buyers DESC, country;
