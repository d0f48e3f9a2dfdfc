-- shape: RIGHT JOIN USING, count of NULLIF(boolean, false)
SELECT category_id,
       c.name AS name,
       COUNT(pc.category_id) AS products,
       COUNT(NULLIF(pc.is_main, FALSE)) AS main_products
FROM product_categories AS pc
RIGHT JOIN categories AS c USING (category_id)
GROUP BY category_id, c.name
ORDER BY 3 DESC, 1 ASC;
