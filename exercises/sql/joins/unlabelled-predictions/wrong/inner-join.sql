-- verdict: wrong, code: no-rows
-- why: an inner join has no row whose partner is missing
SELECT
    p.prediction_id,
    d.environment,
    p.predicted_at
FROM predictions AS p
JOIN deployments AS d ON d.deployment_id = p.deployment_id
JOIN labels AS l ON l.prediction_id = p.prediction_id
WHERE l.prediction_id IS NULL
  AND p.predicted_at < '2024-04-07'
ORDER BY p.predicted_at DESC, p.prediction_id;
