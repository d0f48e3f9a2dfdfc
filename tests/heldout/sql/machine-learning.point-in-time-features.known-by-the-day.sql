-- why: a version that arrived later on the same day was not known at the moment of the prediction
-- scenario: predicted at 10:00, one version true since yesterday that arrived at 11:00: NULL
WITH known AS (
    SELECT p.prediction_id, p.subject_id, p.predicted_at, f.value,
           row_number() OVER (PARTITION BY p.prediction_id ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC) AS rn
    FROM predictions p
    LEFT JOIN feature_values f
        ON f.subject_id = p.subject_id AND f.feature = 'purchases_30d'
       AND f.event_at <= p.predicted_at AND f.arrived_at::date <= p.predicted_at::date
    WHERE p.deployment_id = 9
)
SELECT prediction_id, subject_id, predicted_at, value AS purchases_30d FROM known WHERE rn = 1;
