-- shape: the version than which no usable version is newer, compared as rows
SELECT p.prediction_id, p.subject_id, p.predicted_at, f.value AS purchases_30d
FROM predictions p
LEFT JOIN feature_values f
    ON f.subject_id = p.subject_id AND f.feature = 'purchases_30d'
   AND greatest(f.event_at, f.arrived_at) <= p.predicted_at
   AND NOT EXISTS (
       SELECT 1 FROM feature_values n
       WHERE n.subject_id = f.subject_id AND n.feature = f.feature
         AND greatest(n.event_at, n.arrived_at) <= p.predicted_at
         AND (n.event_at, n.arrived_at, n.feature_value_id) > (f.event_at, f.arrived_at, f.feature_value_id)
   )
WHERE p.deployment_id = 9;
