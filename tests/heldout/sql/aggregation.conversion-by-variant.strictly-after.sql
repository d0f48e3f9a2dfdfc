-- why: a purchase in the very second of the assignment counts ("at or after"), here it does not
-- scenario: one subject, assigned 2024-01-01 10:00:00, one purchase at 2024-01-01 10:00:00
SELECT
    v.experiment_id,
    v.name AS variant,
    count(DISTINCT a.subject_id) AS assigned,
    count(DISTINCT e.subject_id) AS converted,
    round(count(DISTINCT e.subject_id)::numeric / nullif(count(DISTINCT a.subject_id), 0), 4) AS conversion_rate
FROM variants v
LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND a.variant = v.name
LEFT JOIN events e
    ON e.subject_id = a.subject_id AND e.event_type = 'purchase' AND e.event_at > a.assigned_at
GROUP BY 1, 2
ORDER BY 1, 2;
