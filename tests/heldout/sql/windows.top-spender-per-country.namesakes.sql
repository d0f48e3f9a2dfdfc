-- why: two customers of one name in one country are two, here their spending is added up
-- scenario: two customers of Japan of the same name, 10.00 each: both place 1 with 10.00
WITH s AS (
    SELECT c.country, min(c.customer_id) AS customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers c JOIN orders o USING (customer_id) JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.full_name
),
r AS (SELECT *, rank() OVER (PARTITION BY country ORDER BY spent DESC) AS place FROM s)
SELECT country, place, customer_id, full_name, spent FROM r WHERE place <= 2 ORDER BY country, place, customer_id;
