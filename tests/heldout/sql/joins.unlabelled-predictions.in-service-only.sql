-- why: joins the deployment by its time of service as well, so predictions made outside of it are lost
-- scenario: deployment 1 retired 2024-03-01, its prediction 1 made 2024-03-01 00:00:00, no label: gives no row; right is prediction 1
SELECT p.prediction_id, d.environment, p.predicted_at
FROM predictions AS p
JOIN deployments AS d
    ON d.deployment_id = p.deployment_id
   AND p.predicted_at >= d.deployed_at
   AND (d.retired_at IS NULL OR p.predicted_at < d.retired_at)
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
WHERE p.predicted_at < '2024-04-07'
  AND l.prediction_id IS NULL
ORDER BY p.predicted_at DESC, p.prediction_id;
