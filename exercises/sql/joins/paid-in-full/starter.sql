-- Paid in full?
SELECT o.order_id
FROM orders AS o
JOIN order_lines AS l ON l.order_id = o.order_id
JOIN payments AS p ON p.order_id = o.order_id;
