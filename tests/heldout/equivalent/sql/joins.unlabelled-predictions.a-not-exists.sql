-- shape: JOIN and NOT EXISTS, half-open time
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions AS p
JOIN deployments AS d ON d.deployment_id = p.deployment_id
WHERE p.predicted_at < TIMESTAMP '2024-04-07 00:00:00'
  AND NOT EXISTS (SELECT 1 FROM labels AS l WHERE l.prediction_id = p.prediction_id)
ORDER BY p.predicted_at DESC, p.prediction_id;
