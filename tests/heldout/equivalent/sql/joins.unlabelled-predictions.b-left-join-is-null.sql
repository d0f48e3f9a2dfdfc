-- shape: LEFT JOIN labels … IS NULL on the key, dates compared as days
select p.prediction_id, d.environment, p.predicted_at
from predictions p
join deployments d using (deployment_id)
left join labels l using (prediction_id)
where l.prediction_id is null
  and p.predicted_at::date <= '2024-04-06'
order by p.predicted_at desc, p.prediction_id asc;
