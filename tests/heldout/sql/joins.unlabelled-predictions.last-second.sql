-- why: the day does not end at 23:59:59 sharp, half a second later it is still Saturday
-- scenario: one prediction made at 2024-04-06 23:59:59.5, without a label
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions p
JOIN deployments d ON d.deployment_id = p.deployment_id
WHERE NOT EXISTS (SELECT 1 FROM labels l WHERE l.prediction_id = p.prediction_id)
  AND p.predicted_at <= '2024-04-06 23:59:59'
ORDER BY p.predicted_at DESC, p.prediction_id;
