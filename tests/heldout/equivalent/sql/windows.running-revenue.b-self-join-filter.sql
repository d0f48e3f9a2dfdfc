-- shape: no windows: daily sums self-joined, FILTER for the two ranges
with daily as (
    select date_trunc('day', placed_at)::date as day,
           sum(unit_price * quantity * (1 - discount)) as revenue
    from orders natural join order_lines
    where status != 'cancelled'
      and placed_at::date between '2024-06-01' and '2024-07-31'
    group by 1
)
select a.day,
       a.revenue,
       sum(b.revenue) filter (where extract(month from b.day) = extract(month from a.day)) as month_to_date,
       sum(b.revenue) filter (where b.day > a.day - 7) as last_7_days
from daily a
join daily b on b.day <= a.day
group by a.day, a.revenue
order by a.day;
