-- why: the 55 customers with the fewest orders and referrals are shown, whatever their number
SELECT customer_id, full_name, signed_up_on
FROM customers c
ORDER BY (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id)
       + (SELECT count(*) FROM customers r WHERE r.referred_by = c.customer_id)
LIMIT 55;
