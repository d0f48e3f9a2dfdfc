-- why: undecided labels are left out of the precision too, here all labelled positives stand in the divisor
-- scenario: two predictions with score 0.9, one with label true and one undecided: precision 1
WITH c AS (
    SELECT
        p.deployment_id,
        count(*) FILTER (WHERE score >= 0.5 AND l.label) AS tp,
        count(*) FILTER (WHERE score >= 0.5 AND NOT l.label) AS fp,
        count(*) FILTER (WHERE score < 0.5 AND NOT l.label) AS tn,
        count(*) FILTER (WHERE score < 0.5 AND l.label) AS fn,
        count(l.prediction_id) FILTER (WHERE score >= 0.5) AS positives
    FROM predictions p LEFT JOIN labels l ON l.prediction_id = p.prediction_id
    GROUP BY p.deployment_id
)
SELECT deployment_id, tp AS true_positives, fp AS false_positives, tn AS true_negatives, fn AS false_negatives,
       round(tp::numeric / nullif(positives, 0), 3) AS precision_score
FROM c
ORDER BY deployment_id;
