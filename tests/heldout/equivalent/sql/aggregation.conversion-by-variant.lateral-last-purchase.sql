-- shape: lateral count per variant, compared with the subject's last purchase (some purchase is late enough exactly when the last one is)
SELECT
    v.experiment_id,
    v.name AS variant,
    n.assigned,
    n.converted,
    round(n.converted::numeric / nullif(n.assigned, 0), 4) AS conversion_rate
FROM variants AS v
CROSS JOIN LATERAL (
    SELECT
        count(*) AS assigned,
        count(*) FILTER (WHERE a.assigned_at <= lp.bought_at) AS converted
    FROM assignments AS a
    LEFT JOIN (
        SELECT subject_id, max(event_at) AS bought_at
        FROM events
        WHERE event_type = 'purchase'
        GROUP BY subject_id
    ) AS lp ON lp.subject_id = a.subject_id
    WHERE a.experiment_id = v.experiment_id
      AND a.variant = v.name
) AS n
ORDER BY v.experiment_id, v.name;
