-- shape: three kinds of tally rows glued by UNION ALL and summed, the converted ones made by a set operation
WITH tally AS (
    SELECT experiment_id, name AS variant, 0 AS a, 0 AS c
    FROM variants
    UNION ALL
    SELECT experiment_id, variant, 1, 0
    FROM assignments
    UNION ALL
    SELECT k.experiment_id, k.variant, 0, 1
    FROM (
        SELECT a.experiment_id, a.variant, a.subject_id
        FROM assignments AS a
        INTERSECT
        SELECT a.experiment_id, a.variant, e.subject_id
        FROM assignments AS a
        JOIN events AS e ON e.subject_id = a.subject_id
        WHERE e.event_type = 'purchase'
          AND e.event_at >= a.assigned_at
    ) AS k
)
SELECT
    experiment_id,
    variant,
    sum(a) AS assigned,
    sum(c) AS converted,
    CASE WHEN sum(a) > 0 THEN round(sum(c)::numeric / sum(a), 4) END AS conversion_rate
FROM tally
GROUP BY experiment_id, variant
ORDER BY experiment_id, variant;
