-- verdict: wrong, code: wrong-values
-- why: uses versions that had not arrived when the prediction was made
WITH known AS (
    SELECT
        p.prediction_id,
        p.subject_id,
        p.predicted_at,
        f.value,
        row_number() OVER (
            PARTITION BY p.prediction_id
            ORDER BY f.event_at DESC, f.arrived_at DESC, f.feature_value_id DESC
        ) AS place
    FROM predictions AS p
    LEFT JOIN feature_values AS f
        ON f.subject_id = p.subject_id
       AND f.feature = 'purchases_30d'
       AND f.event_at <= p.predicted_at
    WHERE p.deployment_id = 9
)
SELECT prediction_id, subject_id, predicted_at, value AS purchases_30d
FROM known
WHERE place = 1;
