-- shape: LEFT JOINs with GROUP BY, HAVING both counts zero
SELECT c.customer_id, min(c.full_name) AS full_name, max(c.signed_up_on) AS signed_up_on
FROM customers AS c
LEFT JOIN orders AS o USING (customer_id)
LEFT JOIN customers AS r ON c.customer_id = r.referred_by
GROUP BY c.customer_id
HAVING count(o.order_id) + count(r.customer_id) = 0
ORDER BY full_name DESC, c.customer_id DESC;
