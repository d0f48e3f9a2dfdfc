-- For each prediction, look up the one version that was the newest then.
SELECT
    p.prediction_id,
    p.subject_id,
    p.predicted_at,
    newest.value AS purchases_30d
FROM predictions AS p
LEFT JOIN LATERAL (
    SELECT f.value
    FROM feature_values AS f
    WHERE f.subject_id = p.subject_id
      AND f.feature = 'purchases_30d'
      AND f.event_at <= p.predicted_at
      AND f.arrived_at <= p.predicted_at
    ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC
    LIMIT 1
) AS newest ON true
WHERE p.deployment_id = 9;
