-- shape: counts by deployment, sign and label turned round by max and FILTER; every deployment from a DISTINCT list
WITH served AS (
    SELECT DISTINCT deployment_id FROM predictions
),
tally AS (
    SELECT p.deployment_id, NOT p.score < 0.5 AS pos, l.label, count(*) AS n
    FROM predictions AS p, labels AS l
    WHERE p.prediction_id = l.prediction_id
      AND (l.label IS TRUE OR l.label IS FALSE)
    GROUP BY p.deployment_id, NOT p.score < 0.5, l.label
),
cells AS (
    SELECT
        s.deployment_id,
        coalesce(max(t.n) FILTER (WHERE t.pos AND t.label), 0) AS true_positives,
        coalesce(max(t.n) FILTER (WHERE t.pos AND NOT t.label), 0) AS false_positives,
        coalesce(max(t.n) FILTER (WHERE NOT t.pos AND NOT t.label), 0) AS true_negatives,
        coalesce(max(t.n) FILTER (WHERE NOT t.pos AND t.label), 0) AS false_negatives,
        sum(t.n) FILTER (WHERE t.pos) AS positives   -- numeric, NULL where there is none
    FROM served AS s
    LEFT JOIN tally AS t USING (deployment_id)
    GROUP BY s.deployment_id
)
SELECT deployment_id, true_positives, false_positives, true_negatives, false_negatives,
       round(true_positives / positives, 3) AS precision_score
FROM cells
ORDER BY deployment_id ASC;
