-- shape: GROUP BY with array_agg sorted, its first element; UNION ALL for the predictions without any version
SELECT p.prediction_id, p.subject_id, p.predicted_at,
       (array_agg(f.value ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC))[1] AS purchases_30d
FROM predictions p, feature_values f
WHERE f.subject_id = p.subject_id
  AND f.feature = 'purchases_30d'
  AND f.event_at <= p.predicted_at
  AND f.arrived_at <= p.predicted_at
  AND p.deployment_id = 9
GROUP BY p.prediction_id
UNION ALL
SELECT p.prediction_id, p.subject_id, p.predicted_at, NULL
FROM predictions p
WHERE p.deployment_id = 9
  AND NOT EXISTS (
      SELECT *
      FROM feature_values f
      WHERE (f.subject_id, f.feature) = (p.subject_id, 'purchases_30d')
        AND p.predicted_at >= ALL (ARRAY[f.event_at, f.arrived_at])
  );
