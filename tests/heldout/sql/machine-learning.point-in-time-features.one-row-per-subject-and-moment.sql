-- why: takes subject and moment for the key of a prediction, so the second of two alike is lost
-- scenario: deployment 9 has predictions 1 and 2 of subject 7, both at 2024-03-01 00:00:00: gives one row; right is two rows
SELECT DISTINCT ON (p.subject_id, p.predicted_at)
    p.prediction_id,
    p.subject_id,
    p.predicted_at,
    f.value AS purchases_30d
FROM predictions AS p
LEFT JOIN feature_values AS f
    ON f.subject_id = p.subject_id
   AND f.feature = 'purchases_30d'
   AND greatest(f.event_at, f.arrived_at) <= p.predicted_at
WHERE p.deployment_id = 9
ORDER BY p.subject_id, p.predicted_at, f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC;
