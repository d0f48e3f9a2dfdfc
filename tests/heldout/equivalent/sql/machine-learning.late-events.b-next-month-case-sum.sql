-- shape: first moment of the next month in a subquery, CASE sum, share as an avg
select month,
       count(*) as events,
       sum(late) as late_events,
       round(avg(late), 3) as late_share
from (
    select cast(m as date) as month,
           case when arrived_at >= m + interval '1 month' then 1 else 0 end as late
    from (select date_trunc('month', event_at) as m, arrived_at from events) as e
) as x
group by month
order by month asc;
