-- shape: first one row for each cell (deployment, said, happened), then a pivot by conditional sums
WITH cells AS (
    SELECT
        p.deployment_id,
        p.score >= 0.5 AS said,
        (SELECT l.label FROM labels AS l WHERE l.prediction_id = p.prediction_id) AS happened,
        count(*) AS n
    FROM predictions AS p
    GROUP BY 1, 2, 3
),
pivot AS (
    SELECT
        deployment_id,
        coalesce(sum(n) FILTER (WHERE said AND happened), 0)::bigint AS tp,
        coalesce(sum(n) FILTER (WHERE said AND NOT happened), 0)::bigint AS fp,
        coalesce(sum(n) FILTER (WHERE NOT said AND NOT happened), 0)::bigint AS tn,
        coalesce(sum(n) FILTER (WHERE NOT said AND happened), 0)::bigint AS fn
    FROM cells
    GROUP BY deployment_id
)
SELECT
    deployment_id,
    tp AS true_positives,
    fp AS false_positives,
    tn AS true_negatives,
    fn AS false_negatives,
    round(tp::numeric / nullif(tp + fp, 0), 3) AS precision_score
FROM pivot
ORDER BY deployment_id;
