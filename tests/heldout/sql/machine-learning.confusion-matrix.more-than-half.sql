-- why: a score of exactly 0.5 is a positive prediction
-- scenario: one prediction with score 0.5 and label true
SELECT
    p.deployment_id,
    count(CASE WHEN p.score > 0.5 AND l.label THEN 1 END) AS true_positives,
    count(CASE WHEN p.score > 0.5 AND NOT l.label THEN 1 END) AS false_positives,
    count(CASE WHEN p.score <= 0.5 AND NOT l.label THEN 1 END) AS true_negatives,
    count(CASE WHEN p.score <= 0.5 AND l.label THEN 1 END) AS false_negatives,
    round(avg(CASE WHEN p.score > 0.5 THEN l.label::int END), 3) AS precision_score
FROM predictions p
LEFT JOIN labels l ON l.prediction_id = p.prediction_id
GROUP BY p.deployment_id
ORDER BY p.deployment_id;
