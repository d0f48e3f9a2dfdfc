-- shape: three correlated scalar subqueries, typed zero 0.00, latest by ORDER BY … LIMIT 1
create or replace view customer_summary as
select c.customer_id,
       c.full_name,
       (select count(*) from orders o
        where o.customer_id = c.customer_id and o.status != 'cancelled') as order_count,
       coalesce((select sum(l.quantity * l.unit_price * (1 - l.discount))
                 from order_lines l
                 where l.order_id in (select o.order_id from orders o
                                      where o.customer_id = c.customer_id and o.status != 'cancelled')),
                0.00) as spent,
       (select o.placed_at from orders o
        where o.customer_id = c.customer_id and o.status != 'cancelled'
        order by o.placed_at desc limit 1) as last_order_at
from customers c;
