WITH spending AS (
    SELECT
        o.customer_id,
        sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM orders o
    JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY o.customer_id
),
by_country AS (
    SELECT c.country, c.customer_id, c.full_name, s.spent
    FROM spending s
    JOIN customers c ON c.customer_id = s.customer_id
)
SELECT
    mine.country,
    1 + count(ahead.customer_id) AS place,
    mine.customer_id,
    mine.full_name,
    mine.spent
FROM by_country mine
LEFT JOIN by_country ahead ON ahead.country = mine.country AND ahead.spent > mine.spent
GROUP BY mine.country, mine.customer_id, mine.full_name, mine.spent
HAVING count(ahead.customer_id) <= 1
ORDER BY country, place, customer_id;
