-- shape: UNION ALL of purchases and reviews, bool_or and bool_and over each pair, names by scalar subqueries
WITH facts AS (
    SELECT customer_id, product_id, TRUE AS bought, FALSE AS reviewed
    FROM orders NATURAL JOIN order_lines
    WHERE status = 'delivered'
    UNION ALL
    SELECT customer_id, product_id, FALSE, TRUE
    FROM reviews
)
SELECT customer_id,
       (SELECT full_name FROM customers WHERE customers.customer_id = f.customer_id) AS full_name,
       product_id,
       (SELECT name FROM products WHERE products.product_id = f.product_id) AS product
FROM facts AS f
WHERE customer_id IN (
    SELECT customer_id FROM customers WHERE country = 'IE'
    UNION
    SELECT customer_id FROM customers WHERE country = 'PT'
)
GROUP BY customer_id, product_id
HAVING bool_or(bought) AND bool_and(NOT reviewed)
ORDER BY customer_id ASC, product_id ASC;
