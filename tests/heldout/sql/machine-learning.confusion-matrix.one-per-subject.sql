-- why: predictions are counted, not subjects: a deployment may score the same one twice
-- scenario: deployment 1 scored subject 1 twice, 0.9 each, both labels true: 2 true positives
SELECT
    p.deployment_id,
    count(DISTINCT p.subject_id) FILTER (WHERE p.score >= 0.5 AND l.label) AS true_positives,
    count(DISTINCT p.subject_id) FILTER (WHERE p.score >= 0.5 AND NOT l.label) AS false_positives,
    count(DISTINCT p.subject_id) FILTER (WHERE p.score < 0.5 AND NOT l.label) AS true_negatives,
    count(DISTINCT p.subject_id) FILTER (WHERE p.score < 0.5 AND l.label) AS false_negatives,
    round(
        count(DISTINCT p.subject_id) FILTER (WHERE p.score >= 0.5 AND l.label)::numeric
        / nullif(count(DISTINCT p.subject_id) FILTER (WHERE p.score >= 0.5 AND l.label IS NOT NULL), 0), 3
    ) AS precision_score
FROM predictions p
LEFT JOIN labels l ON l.prediction_id = p.prediction_id
GROUP BY p.deployment_id
ORDER BY p.deployment_id;
