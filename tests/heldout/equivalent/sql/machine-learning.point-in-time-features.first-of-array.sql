-- shape: the outer join grouped for each prediction; the first element of an ordered array is the value
SELECT
    p.prediction_id,
    p.subject_id,
    p.predicted_at,
    (array_agg(f.value ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC))[1] AS purchases_30d
FROM predictions AS p
LEFT JOIN feature_values AS f
    ON f.subject_id = p.subject_id
   AND f.feature = 'purchases_30d'
   AND f.event_at <= p.predicted_at
   AND f.arrived_at <= p.predicted_at
WHERE p.deployment_id = 9
GROUP BY p.prediction_id;
