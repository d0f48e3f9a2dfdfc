-- shape: from deployments with a lateral aggregate; the precision is the average of a 0/1 mark over the positive labelled ones
SELECT
    d.deployment_id,
    m.true_positives,
    m.false_positives,
    m.true_negatives,
    m.false_negatives,
    m.precision_score
FROM deployments AS d
CROSS JOIN LATERAL (
    SELECT
        count(*) AS made,
        count(CASE WHEN p.score >= 0.5 AND l.label THEN 1 END) AS true_positives,
        count(CASE WHEN p.score >= 0.5 AND NOT l.label THEN 1 END) AS false_positives,
        count(CASE WHEN NOT p.score >= 0.5 AND NOT l.label THEN 1 END) AS true_negatives,
        count(CASE WHEN NOT p.score >= 0.5 AND l.label THEN 1 END) AS false_negatives,
        round(avg(CASE WHEN p.score >= 0.5 THEN l.label::int END), 3) AS precision_score
    FROM predictions AS p
    LEFT JOIN labels AS l USING (prediction_id)
    WHERE p.deployment_id = d.deployment_id
) AS m
WHERE m.made > 0
ORDER BY d.deployment_id;
