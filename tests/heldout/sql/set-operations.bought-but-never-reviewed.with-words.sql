-- why: a review of stars only is a review
-- scenario: a customer of Ireland bought a product and gave it 4 stars, body NULL
WITH wanted AS (
    SELECT o.customer_id, l.product_id FROM orders o JOIN order_lines l USING (order_id) WHERE o.status = 'delivered'
    EXCEPT
    SELECT customer_id, product_id FROM reviews WHERE body IS NOT NULL
)
SELECT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM wanted w JOIN customers c USING (customer_id) JOIN products p USING (product_id)
WHERE c.country = 'IE' OR c.country = 'PT'
ORDER BY c.customer_id, p.product_id;
