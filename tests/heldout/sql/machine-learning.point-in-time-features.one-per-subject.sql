-- why: two predictions about one subject at one moment are two, DISTINCT ON keeps one of them
-- scenario: deployment 9 scored subject 1 twice at 2024-03-01 00:00:00: two rows
SELECT DISTINCT ON (p.subject_id, p.predicted_at) p.prediction_id, p.subject_id, p.predicted_at, f.value AS purchases_30d
FROM predictions p
LEFT JOIN feature_values f
    ON f.subject_id = p.subject_id AND f.feature = 'purchases_30d'
   AND f.event_at <= p.predicted_at AND f.arrived_at <= p.predicted_at
WHERE p.deployment_id = 9
ORDER BY p.subject_id, p.predicted_at, f.event_at DESC NULLS LAST, f.arrived_at DESC NULLS LAST, f.feature_value_id DESC NULLS LAST, p.prediction_id;
