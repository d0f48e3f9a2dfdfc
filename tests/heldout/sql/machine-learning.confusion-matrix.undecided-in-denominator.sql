-- why: divides by all positive predictions that have a row in labels, those with an undecided label included
-- scenario: deployment 1 has scores 0.9 (label true) and 0.8 (label NULL): gives precision 0.500; right is 1.000
SELECT
    p.deployment_id,
    count(*) FILTER (WHERE p.score >= 0.5 AND l.label) AS true_positives,
    count(*) FILTER (WHERE p.score >= 0.5 AND NOT l.label) AS false_positives,
    count(*) FILTER (WHERE p.score < 0.5 AND NOT l.label) AS true_negatives,
    count(*) FILTER (WHERE p.score < 0.5 AND l.label) AS false_negatives,
    round(
        count(*) FILTER (WHERE p.score >= 0.5 AND l.label)::numeric
        / nullif(count(l.prediction_id) FILTER (WHERE p.score >= 0.5), 0), 3
    ) AS precision_score
FROM predictions AS p
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
GROUP BY p.deployment_id
ORDER BY p.deployment_id;
