-- why: looks for labels given before the labelling day only; a label given later is a label as well
-- scenario: prediction 1 made 2024-04-01, labelled 2024-05-01: lists 1; right is no row
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions AS p
JOIN deployments AS d ON d.deployment_id = p.deployment_id
WHERE p.predicted_at < '2024-04-07'
  AND NOT EXISTS (
      SELECT 1
      FROM labels AS l
      WHERE l.prediction_id = p.prediction_id
        AND l.labelled_at < '2024-04-07'
  )
ORDER BY p.predicted_at DESC, p.prediction_id;
