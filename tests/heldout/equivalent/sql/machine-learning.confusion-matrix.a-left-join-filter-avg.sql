-- shape: LEFT JOIN labels, FILTER for the four cells, precision as a filtered avg
SELECT
    p.deployment_id,
    count(*) FILTER (WHERE p.score >= 0.5 AND l.label) AS true_positives,
    count(*) FILTER (WHERE p.score >= 0.5 AND NOT l.label) AS false_positives,
    count(*) FILTER (WHERE p.score < 0.5 AND NOT l.label) AS true_negatives,
    count(*) FILTER (WHERE p.score < 0.5 AND l.label) AS false_negatives,
    round(avg(l.label::int) FILTER (WHERE p.score >= 0.5), 3) AS precision_score
FROM predictions AS p
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
GROUP BY p.deployment_id
ORDER BY p.deployment_id;
