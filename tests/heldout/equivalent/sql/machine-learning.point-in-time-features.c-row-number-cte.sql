-- shape: CTE chain, row_number over a LEFT JOIN, first of each prediction
WITH asked AS (
    SELECT * FROM predictions WHERE deployment_id IN (9)
),
versions AS (
    SELECT * FROM feature_values WHERE feature LIKE 'purchases\_30d'
),
candidates AS (
    SELECT
        a.prediction_id,
        a.subject_id,
        a.predicted_at,
        v.value,
        row_number() OVER (
            PARTITION BY a.prediction_id
            ORDER BY v.event_at DESC, v.arrived_at DESC, v.feature_value_id DESC
        ) AS choice
    FROM asked AS a
    LEFT JOIN versions AS v
           ON a.subject_id = v.subject_id
          AND a.predicted_at >= v.event_at
          AND a.predicted_at >= v.arrived_at
)
SELECT prediction_id, subject_id, predicted_at, value AS purchases_30d
FROM candidates
WHERE choice = 1;
