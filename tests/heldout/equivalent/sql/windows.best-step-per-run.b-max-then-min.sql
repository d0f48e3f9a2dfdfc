-- shape: no windows: max by GROUP BY, joined back, min step
select b.run_id, r.model, min(m.step) as best_step, b.best_accuracy
from (
    select run_id, max(value) as best_accuracy
    from run_metrics
    where metric = 'val_accuracy'
    group by run_id
) as b
join run_metrics m on m.run_id = b.run_id and m.metric = 'val_accuracy' and m.value = b.best_accuracy
join training_runs r on r.run_id = b.run_id
where r.model = 'fraud' or r.model = 'forecast'
group by b.run_id, r.model, b.best_accuracy
order by b.run_id;
