-- why: anything that is stored counts as a number, a single digit too
SELECT customer_id, full_name, CASE WHEN phone IS NULL THEN 'never asked' ELSE 'left blank' END AS phone_status, newsletter
FROM customers
WHERE coalesce(length(phone), 0) < 3 AND newsletter IS NOT TRUE
ORDER BY 3, 1;
