-- shape: TABLE of a CTE inside NOT IN, environment fetched by a scalar subquery
WITH just_ids AS (
    SELECT prediction_id FROM labels
)
SELECT
    prediction_id,
    (SELECT environment FROM deployments WHERE deployments.deployment_id = predictions.deployment_id) AS environment,
    predicted_at
FROM predictions
WHERE prediction_id NOT IN (TABLE just_ids)
  AND NOT (predicted_at >= '2024-04-07')
ORDER BY 3 DESC, 1;
