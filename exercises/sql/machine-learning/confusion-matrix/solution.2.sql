-- Sums of 1 and 0 instead of counts; the precision is the average over positive predictions only.
SELECT
    p.deployment_id,
    sum(CASE WHEN p.score >= 0.5 AND l.label = true THEN 1 ELSE 0 END) AS true_positives,
    sum(CASE WHEN p.score >= 0.5 AND l.label = false THEN 1 ELSE 0 END) AS false_positives,
    sum(CASE WHEN p.score < 0.5 AND l.label = false THEN 1 ELSE 0 END) AS true_negatives,
    sum(CASE WHEN p.score < 0.5 AND l.label = true THEN 1 ELSE 0 END) AS false_negatives,
    round(
        avg(CASE
            WHEN p.score >= 0.5 AND l.label = true THEN 1.0
            WHEN p.score >= 0.5 AND l.label = false THEN 0.0
        END),
        3
    ) AS precision_score
FROM predictions AS p
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
GROUP BY p.deployment_id
ORDER BY p.deployment_id;
