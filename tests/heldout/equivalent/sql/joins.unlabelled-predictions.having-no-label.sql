-- shape: outer join grouped for each prediction, HAVING a count of 0 label rows
SELECT p.prediction_id, min(d.environment) AS environment, p.predicted_at
FROM deployments AS d
JOIN predictions AS p USING (deployment_id)
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
WHERE p.predicted_at::date <= DATE '2024-04-06'
GROUP BY p.prediction_id
HAVING count(l.labelled_at) = 0
ORDER BY p.predicted_at DESC, p.prediction_id;
