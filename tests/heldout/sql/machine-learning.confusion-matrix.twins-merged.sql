-- why: makes the predictions distinct without their id, so two alike (same subject, moment, score, label) count once
-- scenario: deployment 1 has predictions 1 and 2 of subject 7, same moment, score 0.9, both labels true: gives tp 1; right is 2
SELECT
    x.deployment_id,
    count(*) FILTER (WHERE x.score >= 0.5 AND x.label) AS true_positives,
    count(*) FILTER (WHERE x.score >= 0.5 AND NOT x.label) AS false_positives,
    count(*) FILTER (WHERE x.score < 0.5 AND NOT x.label) AS true_negatives,
    count(*) FILTER (WHERE x.score < 0.5 AND x.label) AS false_negatives,
    round(
        count(*) FILTER (WHERE x.score >= 0.5 AND x.label)::numeric
        / nullif(count(*) FILTER (WHERE x.score >= 0.5 AND x.label IS NOT NULL), 0), 3
    ) AS precision_score
FROM (
    SELECT DISTINCT p.deployment_id, p.subject_id, p.predicted_at, p.score, l.label
    FROM predictions AS p
    LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
) AS x
GROUP BY x.deployment_id
ORDER BY x.deployment_id;
