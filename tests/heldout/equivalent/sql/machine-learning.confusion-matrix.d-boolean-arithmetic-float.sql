-- shape: booleans cast to 0 and 1 and multiplied, COALESCE, double precision share rounded as numeric
SELECT deployment_id,
       tp AS true_positives,
       fp AS false_positives,
       tn AS true_negatives,
       fn AS false_negatives,
       ROUND((tp / NULLIF(tp + fp, 0)::double precision)::numeric, 3) AS precision_score
FROM (
    SELECT p.deployment_id,
           COALESCE(SUM(s.pos * s.yes), 0) AS tp,
           COALESCE(SUM(s.pos * (1 - s.yes)), 0) AS fp,
           COALESCE(SUM((1 - s.pos) * (1 - s.yes)), 0) AS tn,
           COALESCE(SUM((1 - s.pos) * s.yes), 0) AS fn
    FROM labels AS l
    RIGHT JOIN predictions AS p ON p.prediction_id = l.prediction_id
    CROSS JOIN LATERAL (VALUES ((p.score >= 0.5)::int, l.label::int)) AS s (pos, yes)
    GROUP BY p.deployment_id
) AS m
ORDER BY deployment_id;
