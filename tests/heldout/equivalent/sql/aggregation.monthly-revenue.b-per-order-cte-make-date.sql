-- shape: CTE of order totals, extract and make_date, avg of the totals
with order_worth as (
    select o.order_id, o.placed_at, sum(l.unit_price * l.quantity * (1.00 - l.discount)) as worth
    from orders o, order_lines l
    where o.order_id = l.order_id
      and not (o.status = 'cancelled')
    group by o.order_id
)
select make_date(2024, extract(month from placed_at)::int, 1) as month,
       count(*) as orders,
       sum(worth) as revenue,
       round(avg(worth), 2) as average_order
from order_worth
where extract(year from placed_at) = 2024
group by extract(month from placed_at)
order by 1;
