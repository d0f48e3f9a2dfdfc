-- shape: UNION ALL ledger of variants, assignments and distinct buyers, summed up
SELECT
    ledger.experiment_id,
    ledger.variant,
    SUM(ledger.a) AS assigned,
    SUM(ledger.c) AS converted,
    CASE WHEN SUM(ledger.a) > 0
         THEN ROUND(SUM(ledger.c) / CAST(SUM(ledger.a) AS numeric), 4)
    END AS conversion_rate
FROM (
    SELECT experiment_id, name AS variant, 0 AS a, 0 AS c
    FROM variants
    UNION ALL
    SELECT experiment_id, variant, 1, 0
    FROM assignments
    UNION ALL
    SELECT d.experiment_id, d.variant, 0, 1
    FROM (
        SELECT DISTINCT s.experiment_id, s.variant, s.subject_id
        FROM assignments AS s
        JOIN events AS e USING (subject_id)
        WHERE e.event_type = 'purchase'
          AND NOT e.event_at < s.assigned_at
    ) AS d
) AS ledger
GROUP BY ledger.experiment_id, ledger.variant
ORDER BY experiment_id, variant;
