-- why: makes the prediction by round(score), and a double precision 0.5 is rounded to the even 0: exactly 0.5 becomes negative
-- scenario: deployment 1 has one prediction of score 0.5, label true: gives tp 0, fn 1, precision NULL; right is tp 1, fn 0, precision 1
SELECT
    p.deployment_id,
    count(*) FILTER (WHERE round(p.score) = 1 AND l.label) AS true_positives,
    count(*) FILTER (WHERE round(p.score) = 1 AND NOT l.label) AS false_positives,
    count(*) FILTER (WHERE round(p.score) = 0 AND NOT l.label) AS true_negatives,
    count(*) FILTER (WHERE round(p.score) = 0 AND l.label) AS false_negatives,
    round(
        count(*) FILTER (WHERE round(p.score) = 1 AND l.label)::numeric
        / nullif(count(*) FILTER (WHERE round(p.score) = 1 AND l.label IS NOT NULL), 0), 3
    ) AS precision_score
FROM predictions AS p
LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
GROUP BY p.deployment_id
ORDER BY p.deployment_id;
