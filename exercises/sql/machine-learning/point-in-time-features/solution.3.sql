-- The newest version is the usable one that no other usable one beats.
SELECT
    p.prediction_id,
    p.subject_id,
    p.predicted_at,
    f.value AS purchases_30d
FROM predictions AS p
LEFT JOIN feature_values AS f
    ON f.subject_id = p.subject_id
   AND f.feature = 'purchases_30d'
   AND f.event_at <= p.predicted_at
   AND f.arrived_at <= p.predicted_at
   AND NOT EXISTS (
       SELECT 1
       FROM feature_values AS newer
       WHERE newer.subject_id = p.subject_id
         AND newer.feature = 'purchases_30d'
         AND newer.event_at <= p.predicted_at
         AND newer.arrived_at <= p.predicted_at
         AND (newer.event_at, newer.arrived_at, newer.feature_value_id)
           > (f.event_at, f.arrived_at, f.feature_value_id)
   )
WHERE p.deployment_id = 9;
