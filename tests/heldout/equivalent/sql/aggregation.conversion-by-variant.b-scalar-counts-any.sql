-- shape: correlated scalar counts, row comparison, <= ANY (subquery), the share in an outer query
select t.experiment_id,
       t.variant,
       t.assigned,
       t.converted,
       round(1.0 * t.converted / nullif(t.assigned, 0), 4) as conversion_rate
from (
    select v.experiment_id,
           v.name as variant,
           (select count(*)
            from assignments a
            where (a.experiment_id, a.variant) = (v.experiment_id, v.name)) as assigned,
           (select count(*)
            from assignments a
            where (a.experiment_id, a.variant) = (v.experiment_id, v.name)
              and a.assigned_at <= any (select e.event_at
                                        from events e
                                        where e.subject_id = a.subject_id
                                          and e.event_type = 'purchase')) as converted
    from variants v
) t
order by t.experiment_id asc, t.variant asc;
