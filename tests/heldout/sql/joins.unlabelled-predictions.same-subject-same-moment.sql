-- why: takes a label of another prediction about the same subject at the same moment for a label of this one
-- scenario: predictions 1 and 2, both of subject 7 at 2024-04-01 10:00:00, a label for 1 only: gives no row; right is prediction 2
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions AS p
JOIN deployments AS d ON d.deployment_id = p.deployment_id
WHERE p.predicted_at < '2024-04-07'
  AND (p.subject_id, p.predicted_at) NOT IN (
      SELECT q.subject_id, q.predicted_at
      FROM labels AS l
      JOIN predictions AS q ON q.prediction_id = l.prediction_id
  )
ORDER BY p.predicted_at DESC, p.prediction_id;
