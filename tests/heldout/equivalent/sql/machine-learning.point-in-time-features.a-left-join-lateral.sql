-- shape: LEFT JOIN LATERAL … ORDER BY … LIMIT 1
SELECT p.prediction_id, p.subject_id, p.predicted_at, f.value AS purchases_30d
FROM predictions AS p
LEFT JOIN LATERAL (
    SELECT v.value
    FROM feature_values AS v
    WHERE v.subject_id = p.subject_id
      AND v.feature = 'purchases_30d'
      AND v.event_at <= p.predicted_at
      AND v.arrived_at <= p.predicted_at
    ORDER BY v.event_at DESC, v.arrived_at DESC, v.feature_value_id DESC
    LIMIT 1
) AS f ON true
WHERE p.deployment_id = 9;
