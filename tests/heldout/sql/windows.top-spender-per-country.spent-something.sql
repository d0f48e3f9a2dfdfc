-- why: a customer who was given everything for nothing takes part too, with 0
-- scenario: the only customer of Norway has one line with discount 1: NO, 1, 0.00
WITH s AS (
    SELECT c.country, c.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers c JOIN orders o USING (customer_id) JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled'
    GROUP BY c.country, c.customer_id, c.full_name
    HAVING sum(l.quantity * l.unit_price * (1 - l.discount)) > 0
),
r AS (SELECT *, rank() OVER (PARTITION BY country ORDER BY spent DESC) AS place FROM s)
SELECT country, place, customer_id, full_name, spent FROM r WHERE place <= 2 ORDER BY country, place, customer_id;
