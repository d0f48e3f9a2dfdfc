-- shape: the ids by EXCEPT, joined back; the environment by a scalar subquery
SELECT
    p.prediction_id,
    (SELECT d.environment FROM deployments AS d WHERE d.deployment_id = p.deployment_id) AS environment,
    p.predicted_at
FROM (
    SELECT prediction_id FROM predictions WHERE predicted_at < TIMESTAMP '2024-04-07 00:00:00'
    EXCEPT ALL
    SELECT prediction_id FROM labels
) AS u
JOIN predictions AS p USING (prediction_id)
ORDER BY p.predicted_at DESC, p.prediction_id;
