-- shape: SELECT DISTINCT over the whole join, NOT EXISTS
select distinct c.customer_id, c.full_name, p.product_id, p.name as product
from customers c, orders o, order_lines l, products p
where o.customer_id = c.customer_id
  and l.order_id = o.order_id
  and p.product_id = l.product_id
  and o.status = 'delivered'
  and (c.country = 'IE' or c.country = 'PT')
  and not exists (select null
                  from reviews r
                  where r.customer_id = c.customer_id
                    and r.product_id = p.product_id)
order by c.customer_id, p.product_id;
