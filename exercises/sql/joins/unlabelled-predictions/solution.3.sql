WITH not_looked_at AS (
    SELECT prediction_id
    FROM predictions
    EXCEPT
    SELECT prediction_id
    FROM labels
)
SELECT
    p.prediction_id,
    d.environment,
    p.predicted_at
FROM not_looked_at AS n
JOIN predictions AS p ON p.prediction_id = n.prediction_id
JOIN deployments AS d ON d.deployment_id = p.deployment_id
WHERE p.predicted_at < '2024-04-07'
ORDER BY p.predicted_at DESC, p.prediction_id;
