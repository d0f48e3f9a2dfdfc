WITH outcomes AS (
    SELECT
        a.experiment_id,
        a.variant,
        CASE WHEN EXISTS (
            SELECT 1
            FROM events AS e
            WHERE e.subject_id = a.subject_id
              AND e.event_type = 'purchase'
              AND e.event_at >= a.assigned_at
        ) THEN 1.0 ELSE 0.0 END AS bought
    FROM assignments AS a
),
totals AS (
    SELECT
        experiment_id,
        variant,
        count(*) AS assigned,
        count(CASE WHEN bought > 0 THEN 1 END) AS converted,
        round(avg(bought), 4) AS conversion_rate
    FROM outcomes
    GROUP BY experiment_id, variant
)
SELECT
    v.experiment_id,
    v.name AS variant,
    COALESCE(t.assigned, 0) AS assigned,
    COALESCE(t.converted, 0) AS converted,
    t.conversion_rate
FROM variants AS v
LEFT JOIN totals AS t ON t.experiment_id = v.experiment_id AND t.variant = v.name
ORDER BY v.experiment_id, variant;
