-- shape: comma join, GROUP BY with HAVING no label row, date_trunc
SELECT p.prediction_id, d.environment, p.predicted_at
FROM deployments d, predictions p LEFT JOIN labels l ON p.prediction_id = l.prediction_id
WHERE d.deployment_id = p.deployment_id
  AND date_trunc('day', p.predicted_at) + INTERVAL '1 day' <= TIMESTAMP '2024-04-07'
GROUP BY p.prediction_id, d.deployment_id
HAVING COUNT(l.prediction_id) = 0
ORDER BY p.predicted_at DESC, p.prediction_id;
