-- why: customers who spent exactly the same share a place, here lines are rounded to cents first
WITH s AS (
    SELECT c.country, c.customer_id, c.full_name, sum(round(l.quantity * l.unit_price * (1 - l.discount), 2)) AS spent
    FROM customers c JOIN orders o USING (customer_id) JOIN order_lines l USING (order_id)
    WHERE o.status <> 'cancelled' GROUP BY 1, 2, 3
),
r AS (SELECT *, rank() OVER (PARTITION BY country ORDER BY spent DESC) AS place FROM s)
SELECT country, place, customer_id, full_name, spent FROM r WHERE place <= 2 ORDER BY country, place, customer_id;
