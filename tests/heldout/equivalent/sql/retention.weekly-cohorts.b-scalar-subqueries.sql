-- shape: two correlated scalar counts over a comma join of two calendars, half-open times
select cohort,
       (select count(*) from subjects
        where signed_up_at >= cohort and signed_up_at < cohort + 7) as cohort_size,
       week,
       (select count(*) from subjects s
        where s.signed_up_at >= cohort and s.signed_up_at < cohort + 7
          and s.subject_id in (select e.subject_id from events e
                               where e.event_at >= cohort + 7 * week
                                 and e.event_at < cohort + 7 * (week + 1))) as active_subjects
from (select date '2024-01-01' + 7 * n as cohort from generate_series(0, 14) as n) as mondays,
     (values (1), (2), (3), (4)) as weeks (week)
order by cohort, week;
