-- shape: two LEFT JOINs, both sides IS NULL
select c.customer_id, c.full_name, c.signed_up_on
from customers c
     left outer join orders o on o.customer_id = c.customer_id
     left outer join customers friend on friend.referred_by = c.customer_id
where o.order_id is null
  and friend.customer_id is null
order by c.customer_id;
