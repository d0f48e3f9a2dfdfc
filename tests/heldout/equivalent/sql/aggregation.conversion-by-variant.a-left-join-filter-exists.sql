-- shape: one LEFT JOIN, aggregate FILTER holding a correlated EXISTS
SELECT
    v.experiment_id,
    v.name AS variant,
    count(a.subject_id) AS assigned,
    count(a.subject_id) FILTER (
        WHERE EXISTS (
            SELECT 1
            FROM events AS e
            WHERE e.subject_id = a.subject_id
              AND e.event_type = 'purchase'
              AND e.event_at >= a.assigned_at
        )
    ) AS converted,
    round(
        count(a.subject_id) FILTER (
            WHERE EXISTS (
                SELECT 1
                FROM events AS e
                WHERE e.subject_id = a.subject_id
                  AND e.event_type = 'purchase'
                  AND e.event_at >= a.assigned_at
            )
        )::numeric / nullif(count(a.subject_id), 0),
        4
    ) AS conversion_rate
FROM variants AS v
LEFT JOIN assignments AS a
       ON a.experiment_id = v.experiment_id
      AND a.variant = v.name
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, v.name;
