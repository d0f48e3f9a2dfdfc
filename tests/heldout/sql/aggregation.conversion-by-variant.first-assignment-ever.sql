-- why: the moment taken is the subject's first assignment to any experiment, not the one to this variant
-- scenario: assigned to experiment 1 on Jan 1, bought on Jan 5, assigned to experiment 2 on Jan 9: converted in 1 only
WITH entered AS (
    SELECT subject_id, min(assigned_at) AS entered_at FROM assignments GROUP BY subject_id
),
buyers AS (
    SELECT DISTINCT e.subject_id
    FROM events e
    JOIN entered n ON n.subject_id = e.subject_id AND e.event_at >= n.entered_at
    WHERE e.event_type = 'purchase'
)
SELECT
    v.experiment_id,
    v.name AS variant,
    count(a.subject_id) AS assigned,
    count(b.subject_id) AS converted,
    round(count(b.subject_id)::numeric / nullif(count(a.subject_id), 0), 4) AS conversion_rate
FROM variants v
LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND a.variant = v.name
LEFT JOIN buyers b ON b.subject_id = a.subject_id
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, variant;
