-- verdict: wrong, code: row-order
-- why: predictions of the same moment are sorted by prediction_id from high to low
SELECT
    p.prediction_id,
    d.environment,
    p.predicted_at
FROM predictions AS p
JOIN deployments AS d ON d.deployment_id = p.deployment_id
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
WHERE l.prediction_id IS NULL
  AND p.predicted_at < '2024-04-07'
ORDER BY p.prediction_id DESC;
