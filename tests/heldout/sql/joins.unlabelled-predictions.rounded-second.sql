-- why: the day before counts to its last second and no further
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions p JOIN deployments d USING (deployment_id) LEFT JOIN labels l USING (prediction_id)
WHERE l.prediction_id IS NULL AND date_trunc('second', p.predicted_at + INTERVAL '0.5 seconds') < '2024-04-07'
ORDER BY 3 DESC, 1;
