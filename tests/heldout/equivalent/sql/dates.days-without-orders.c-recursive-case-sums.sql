-- shape: recursive calendar, LEFT JOIN of the distinct order days, CASE sums
with recursive calendar (d) as (
    select date '2024-01-01'
    union all
    select d + 1 from calendar where d < date '2024-12-31'
),
busy as (
    select distinct date_trunc('day', placed_at) as d
    from orders
    where placed_at >= '2024-01-01' and placed_at < '2025-01-01'
)
select to_date(to_char(calendar.d, 'YYYY-MM'), 'YYYY-MM') as month,
       sum(case when busy.d is null then 1 else 0 end) as empty_days,
       sum(case when busy.d is null and extract(dow from calendar.d) in (0, 6) then 1 else 0 end) as weekend_days,
       max(case when busy.d is null then calendar.d end) as last_empty_day
from calendar
left join busy on busy.d = calendar.d
group by to_char(calendar.d, 'YYYY-MM')
order by month;
