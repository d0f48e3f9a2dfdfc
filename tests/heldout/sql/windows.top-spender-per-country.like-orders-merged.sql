-- why: makes the lines distinct without their ids, so an order sent twice and like lines of one order are worth only one
-- scenario: AT: customer 1 has two orders at the same instant with 1 x product 7 at 10.00, customer 2 one order of 15.00: gives 2 first (15.00), 1 second (10.00); right is 1 first (20.00)
WITH spending AS (
    SELECT customer_id, sum(quantity * unit_price * (1 - discount)) AS spent
    FROM (
        SELECT DISTINCT o.customer_id, o.placed_at, l.product_id, l.quantity, l.unit_price, l.discount
        FROM orders AS o
        JOIN order_lines AS l ON l.order_id = o.order_id
        WHERE o.status <> 'cancelled'
    ) AS x
    GROUP BY customer_id
),
ranked AS (
    SELECT
        c.country,
        rank() OVER (PARTITION BY c.country ORDER BY s.spent DESC) AS place,
        c.customer_id,
        c.full_name,
        s.spent
    FROM spending AS s
    JOIN customers AS c ON c.customer_id = s.customer_id
)
SELECT country, place, customer_id, full_name, spent
FROM ranked
WHERE place <= 2
ORDER BY country, place, customer_id;
