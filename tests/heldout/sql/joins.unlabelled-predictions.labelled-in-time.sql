-- why: it does not matter when a label was given, here one given after the labelling day does not count
-- scenario: a prediction of March 2024, labelled on 2024-05-01
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions p
JOIN deployments d ON d.deployment_id = p.deployment_id
LEFT JOIN labels l ON l.prediction_id = p.prediction_id AND l.labelled_at < '2024-04-07'
WHERE l.prediction_id IS NULL AND p.predicted_at < '2024-04-07'
ORDER BY p.predicted_at DESC, p.prediction_id;
