-- why: takes the version that arrived last, not the one that is true of the latest moment
-- scenario: subject 1: version A of Feb 20 (arrived Feb 20, value 5), version B of Feb 10 (arrived Feb 25, value 3), prediction Mar 1: gives 3; right is 5
SELECT DISTINCT ON (p.prediction_id)
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
WHERE p.deployment_id = 9
ORDER BY p.prediction_id, f.arrived_at DESC, f.event_at DESC, f.feature_value_id DESC;
