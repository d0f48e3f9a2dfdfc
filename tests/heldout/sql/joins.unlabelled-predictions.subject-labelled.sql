-- why: a label of another prediction about the same subject is none of this one
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions p JOIN deployments d ON d.deployment_id = p.deployment_id
WHERE p.predicted_at < '2024-04-07' AND NOT EXISTS (
    SELECT 1 FROM labels l JOIN predictions q ON q.prediction_id = l.prediction_id
    WHERE q.subject_id = p.subject_id AND q.predicted_at = p.predicted_at AND q.deployment_id = p.deployment_id
)
ORDER BY p.predicted_at DESC, p.prediction_id;
