-- why: the latest event_at decides first, here a late arrival about an older moment wins
-- scenario: version A true of Jan 5, arrived Jan 5; version B true of Jan 2, arrived Jan 8; predicted Jan 10: A
SELECT p.prediction_id, p.subject_id, p.predicted_at,
       (
           SELECT f.value FROM feature_values f
           WHERE f.subject_id = p.subject_id AND f.feature = 'purchases_30d'
             AND f.event_at <= p.predicted_at AND f.arrived_at <= p.predicted_at
           ORDER BY f.arrived_at DESC, f.event_at DESC, f.feature_value_id DESC
           LIMIT 1
       ) AS purchases_30d
FROM predictions p
WHERE p.deployment_id = 9;
