-- why: after two in first place the next has place 3 and is not shown, dense_rank gives them place 2
-- scenario: three customers of Norway who spent 10.00, 10.00 and 5.00: two rows
WITH s AS (
    SELECT c.country, c.customer_id, c.full_name, sum(l.quantity * l.unit_price * (1 - l.discount)) AS spent
    FROM customers c JOIN orders o USING (customer_id) JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled'
    GROUP BY 1, 2, 3
),
r AS (SELECT *, dense_rank() OVER (PARTITION BY country ORDER BY spent DESC) AS place FROM s)
SELECT country, place, customer_id, full_name, spent FROM r WHERE place <= 2 ORDER BY country, place, customer_id;
