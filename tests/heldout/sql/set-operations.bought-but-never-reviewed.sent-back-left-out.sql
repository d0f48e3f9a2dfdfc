-- why: leaves out lines of which something was returned; bought means that the product stands on a delivered order's line
-- scenario: customer 1 (IE) got product 5 on one line and returned it, no review: gives no row; right is product 5
SELECT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM (
    SELECT o.customer_id, l.product_id
    FROM orders AS o
    JOIN order_lines AS l ON l.order_id = o.order_id
    LEFT JOIN returns AS t ON t.order_id = l.order_id AND t.line_no = l.line_no
    WHERE o.status = 'delivered'
      AND t.return_id IS NULL
    EXCEPT
    SELECT customer_id, product_id
    FROM reviews
) AS x
JOIN customers AS c ON c.customer_id = x.customer_id
JOIN products AS p ON p.product_id = x.product_id
WHERE c.country IN ('IE', 'PT')
ORDER BY c.customer_id, p.product_id;
