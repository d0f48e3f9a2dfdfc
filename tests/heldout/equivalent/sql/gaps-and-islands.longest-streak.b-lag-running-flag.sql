-- shape: lag, a running sum of new-streak flags, row_number for the longest and earliest
select subject_id, first_day, last_day, days
from (
    select subject_id,
           min(day) as first_day,
           max(day) as last_day,
           count(*) as days,
           row_number() over (partition by subject_id order by count(*) desc, min(day)) as place
    from (
        select subject_id, day,
               sum(fresh) over (partition by subject_id order by day) as streak_no
        from (
            select subject_id, day,
                   case when day - 1 = lag(day) over (partition by subject_id order by day) then 0 else 1 end as fresh
            from (select subject_id, cast(event_at as date) as day from events group by 1, 2) as d
        ) as f
    ) as n
    group by subject_id, streak_no
) as s
where place = 1 and days > 4
order by days desc, subject_id;
