-- verdict: error, code: unknown-column
-- why: WHERE is worked out before SELECT, so it does not know the name place
SELECT
    c.country,
    rank() OVER (
        PARTITION BY c.country ORDER BY sum(l.quantity * l.unit_price * (1 - l.discount)) DESC
    ) AS place,
    c.customer_id,
    c.full_name,
    sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN order_lines l ON l.order_id = o.order_id
WHERE o.status <> 'cancelled'
  AND place <= 2
GROUP BY c.country, c.customer_id, c.full_name
ORDER BY country, place, customer_id;
