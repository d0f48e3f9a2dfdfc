-- why: lets customers take part who have an order but no line, with 0
-- scenario: AT: customer 1 has an order with a line of 10.00, customer 2 only an order without lines: gives 2 in second place with 0; right is customer 1 alone
WITH ranked AS (
    SELECT
        c.country,
        rank() OVER (
            PARTITION BY c.country
            ORDER BY sum(coalesce(l.quantity * l.unit_price * (1 - l.discount), 0)) DESC
        ) AS place,
        c.customer_id,
        c.full_name,
        sum(coalesce(l.quantity * l.unit_price * (1 - l.discount), 0)) AS spent
    FROM customers AS c
    JOIN orders AS o
        ON o.customer_id = c.customer_id AND o.status <> 'cancelled'
    LEFT JOIN order_lines AS l ON l.order_id = o.order_id
    GROUP BY c.customer_id
)
SELECT country, place, customer_id, full_name, spent
FROM ranked
WHERE place <= 2
ORDER BY country, place, customer_id;
