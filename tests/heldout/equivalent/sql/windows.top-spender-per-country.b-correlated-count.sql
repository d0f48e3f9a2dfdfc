-- shape: place as 1 plus the count of bigger spenders; spending by a scalar sum for each customer
with spending as (
    select *
    from (
        select customer_id, full_name, country,
               (select sum(l.quantity * l.unit_price * (1 - l.discount))
                from order_lines l
                where l.order_id in (select o.order_id from orders o
                                     where o.customer_id = c.customer_id
                                       and not o.status = 'cancelled')) as spent
        from customers c
    ) as everybody
    where spent is not null
)
select *
from (
    select s.country,
           1 + (select count(*) from spending b where b.country = s.country and b.spent > s.spent) as place,
           s.customer_id,
           s.full_name,
           s.spent
    from spending s
) as placed
where place in (1, 2)
order by country, place, customer_id;
