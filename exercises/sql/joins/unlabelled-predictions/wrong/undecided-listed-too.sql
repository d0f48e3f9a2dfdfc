-- verdict: wrong, code: extra-rows
-- why: label is NULL also where somebody has looked and could not decide
SELECT
    p.prediction_id,
    d.environment,
    p.predicted_at
FROM predictions AS p
JOIN deployments AS d ON d.deployment_id = p.deployment_id
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
WHERE l.label IS NULL
  AND p.predicted_at < '2024-04-07'
ORDER BY p.predicted_at DESC, p.prediction_id;
