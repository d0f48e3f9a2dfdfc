-- why: among versions of one event_at the latest arrival counts, not the highest id
-- scenario: two versions of Jan 1: number 1 arrived Jan 5, number 2 arrived Jan 3; predicted Jan 10: number 1
WITH known AS (
    SELECT p.prediction_id, p.subject_id, p.predicted_at, f.value,
           row_number() OVER (PARTITION BY p.prediction_id ORDER BY f.event_at DESC, f.feature_value_id DESC) AS rn
    FROM predictions p
    LEFT JOIN feature_values f
        ON f.subject_id = p.subject_id AND f.feature = 'purchases_30d'
       AND f.event_at <= p.predicted_at AND f.arrived_at <= p.predicted_at
    WHERE p.deployment_id = 9
)
SELECT prediction_id, subject_id, predicted_at, value AS purchases_30d FROM known WHERE rn = 1;
