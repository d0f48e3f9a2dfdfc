-- Predictions nobody has looked at
SELECT
    p.prediction_id,
    d.environment,
    p.predicted_at
FROM predictions AS p
JOIN deployments AS d ON d.deployment_id = p.deployment_id
ORDER BY p.predicted_at;
