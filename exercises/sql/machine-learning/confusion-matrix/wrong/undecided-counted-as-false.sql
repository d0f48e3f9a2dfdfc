-- verdict: wrong, code: wrong-group
-- why: a missing or undecided label is neither true nor false
WITH counted AS (
    SELECT
        p.deployment_id,
        count(*) FILTER (WHERE p.score >= 0.5 AND l.label) AS true_positives,
        count(*) FILTER (WHERE p.score >= 0.5 AND l.label IS NOT TRUE) AS false_positives,
        count(*) FILTER (WHERE p.score < 0.5 AND l.label IS NOT TRUE) AS true_negatives,
        count(*) FILTER (WHERE p.score < 0.5 AND l.label) AS false_negatives
    FROM predictions AS p
    LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
    GROUP BY p.deployment_id
)
SELECT
    deployment_id,
    true_positives,
    false_positives,
    true_negatives,
    false_negatives,
    round(true_positives::numeric / nullif(true_positives + false_positives, 0), 3)
        AS precision_score
FROM counted
ORDER BY deployment_id;
