-- why: a score just below 0.5 is a negative prediction, here it is rounded to two decimals first
WITH j AS (
    SELECT p.deployment_id, round(p.score::numeric, 2) >= 0.5 AS pos, l.label
    FROM predictions p LEFT JOIN labels l USING (prediction_id)
),
c AS (
    SELECT deployment_id, count(*) FILTER (WHERE pos AND label) AS true_positives,
           count(*) FILTER (WHERE pos AND NOT label) AS false_positives,
           count(*) FILTER (WHERE NOT pos AND NOT label) AS true_negatives,
           count(*) FILTER (WHERE NOT pos AND label) AS false_negatives
    FROM j GROUP BY 1
)
SELECT *, round(true_positives::numeric / nullif(true_positives + false_positives, 0), 3) AS precision_score
FROM c ORDER BY 1;
