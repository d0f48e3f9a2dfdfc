-- shape: recursive from the fraud runs upward, the rows that reached a run from scratch kept
with recursive climb (run_id, here, next_up, depth) as (
    select run_id, run_id, parent_run_id, 0
    from training_runs
    where model = $$fraud$$
    union
    select k.run_id, p.run_id, p.parent_run_id, k.depth + 1
    from climb k, training_runs p
    where p.run_id = k.next_up
)
select run_id, here as root_run_id, depth
from climb
where next_up is null
order by here asc, depth asc, run_id asc;
