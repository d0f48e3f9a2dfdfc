-- shape: LEFT JOIN LATERAL the nearest lower step
select m.run_id, m.step, m.value as loss,
       m.step - prev.step as steps_since,
       round(cast(m.value - prev.value as numeric), 4) as change
from run_metrics m
left join lateral (
    select p.step, p.value
    from run_metrics p
    where p.run_id = m.run_id
      and p.metric = m.metric
      and p.step < m.step
      and p.value is not null
    order by p.step desc
    limit 1
) prev on true
where m.metric = 'loss'
  and m.value is not null
  and m.run_id = any (array[1, 6, 22, 40])
order by m.run_id, m.step;
