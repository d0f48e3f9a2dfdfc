-- shape: scalar subquery with FETCH FIRST ROW ONLY, greatest() of the two times
select prediction_id,
       subject_id,
       predicted_at,
       (select value
        from feature_values f
        where f.subject_id = predictions.subject_id
          and f.feature = $$purchases_30d$$
          and greatest(f.event_at, f.arrived_at) <= predicted_at
        order by event_at desc, arrived_at desc, feature_value_id desc
        fetch first row only) as purchases_30d
from predictions
where deployment_id = 9
order by predicted_at desc, prediction_id;
