-- why: the thirty oldest are shown, no day is named
SELECT p.prediction_id, d.environment, p.predicted_at
FROM (
    SELECT p.*
    FROM predictions p
    WHERE NOT EXISTS (SELECT 1 FROM labels l WHERE l.prediction_id = p.prediction_id)
    ORDER BY p.predicted_at, p.prediction_id DESC
    LIMIT 30
) p
JOIN deployments d ON d.deployment_id = p.deployment_id
ORDER BY p.predicted_at DESC, p.prediction_id;
