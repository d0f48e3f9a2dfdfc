-- why: the last prediction of that Saturday has the id 360 today, the date plays no part
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions p
JOIN deployments d ON d.deployment_id = p.deployment_id
WHERE p.prediction_id <= 360
  AND NOT EXISTS (SELECT 1 FROM labels l WHERE l.prediction_id = p.prediction_id)
ORDER BY p.predicted_at DESC, p.prediction_id;
