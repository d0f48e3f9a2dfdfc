-- why: a prediction made at 2024-04-07 00:00:00 was not made before that day
-- scenario: one prediction made at 2024-04-07 00:00:00, without a label
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions p
JOIN deployments d USING (deployment_id)
LEFT JOIN labels l USING (prediction_id)
WHERE l.labelled_at IS NULL
  AND p.predicted_at <= '2024-04-07'
ORDER BY p.predicted_at DESC, prediction_id;
