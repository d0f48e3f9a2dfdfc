-- shape: pairs of prediction and usable version, none better by row comparison, RIGHT JOINed to the predictions
WITH usable AS (
    SELECT p.prediction_id, f.event_at, f.arrived_at, f.feature_value_id, f.value
    FROM predictions AS p
    INNER JOIN feature_values AS f USING (subject_id)
    WHERE p.deployment_id = 9
      AND f.feature = 'purchases_30d'
      AND NOT (f.event_at > p.predicted_at OR f.arrived_at > p.predicted_at)
),
chosen AS (
    SELECT u.prediction_id, u.value
    FROM usable AS u
    WHERE NOT EXISTS (
        SELECT 1 FROM usable AS b
        WHERE b.prediction_id = u.prediction_id
          AND (b.event_at, b.arrived_at, b.feature_value_id) > (u.event_at, u.arrived_at, u.feature_value_id)
    )
)
SELECT p.prediction_id, p.subject_id, p.predicted_at, chosen.value AS "purchases_30d"
FROM chosen
RIGHT JOIN predictions AS p ON p.prediction_id = chosen.prediction_id
WHERE p.deployment_id = 9
ORDER BY p.prediction_id DESC;
