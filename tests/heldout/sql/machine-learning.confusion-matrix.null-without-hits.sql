-- why: where all positive predictions were false the precision is 0, here it is NULL
-- scenario: one prediction with score 0.9 and label false
WITH c AS (
    SELECT
        p.deployment_id,
        count(*) FILTER (WHERE score >= 0.5 AND label) AS tp,
        count(*) FILTER (WHERE score >= 0.5 AND NOT label) AS fp,
        count(*) FILTER (WHERE score < 0.5 AND NOT label) AS tn,
        count(*) FILTER (WHERE score < 0.5 AND label) AS fn
    FROM predictions p LEFT JOIN labels l USING (prediction_id)
    GROUP BY p.deployment_id
)
SELECT deployment_id, tp AS true_positives, fp AS false_positives, tn AS true_negatives, fn AS false_negatives,
       CASE WHEN tp > 0 THEN round(tp::numeric / (tp + fp), 3) END AS precision_score
FROM c
ORDER BY deployment_id;
