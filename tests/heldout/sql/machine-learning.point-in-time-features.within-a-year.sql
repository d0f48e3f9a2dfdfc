-- why: a version older than a year may be used too
SELECT p.prediction_id, p.subject_id, p.predicted_at, f.value AS purchases_30d
FROM predictions p
LEFT JOIN LATERAL (
    SELECT value FROM feature_values v
    WHERE v.subject_id = p.subject_id AND v.feature = 'purchases_30d'
      AND v.event_at <= p.predicted_at AND v.arrived_at <= p.predicted_at
      AND v.event_at > p.predicted_at - INTERVAL '365 days'
    ORDER BY event_at DESC, arrived_at DESC, feature_value_id DESC LIMIT 1
) f ON true
WHERE p.deployment_id = 9;
