-- The confusion matrix of every deployment
SELECT
    p.deployment_id,
    count(*) AS true_positives
FROM predictions AS p
GROUP BY p.deployment_id
ORDER BY p.deployment_id;
