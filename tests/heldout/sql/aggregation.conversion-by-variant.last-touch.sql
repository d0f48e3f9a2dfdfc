-- why: credits each purchase to the latest assignment before it only, though it counts in every experiment of the subject
-- scenario: subject 1 assigned to (1,'a') on Jan 1 and to (2,'a') on Jan 5, one purchase on Jan 9: gives converted 0 for (1,'a') and 1 for (2,'a'); right is 1 for both
WITH touch AS (
    SELECT DISTINCT ON (e.event_id)
        a.experiment_id, a.variant, a.subject_id
    FROM events AS e
    JOIN assignments AS a
        ON a.subject_id = e.subject_id AND a.assigned_at <= e.event_at
    WHERE e.event_type = 'purchase'
    ORDER BY e.event_id, a.assigned_at DESC, a.experiment_id
)
SELECT
    v.experiment_id,
    v.name AS variant,
    count(DISTINCT a.subject_id) AS assigned,
    count(DISTINCT t.subject_id) AS converted,
    round(count(DISTINCT t.subject_id)::numeric / nullif(count(DISTINCT a.subject_id), 0), 4) AS conversion_rate
FROM variants AS v
LEFT JOIN assignments AS a
    ON a.experiment_id = v.experiment_id AND a.variant = v.name
LEFT JOIN touch AS t
    ON t.experiment_id = a.experiment_id AND t.variant = a.variant AND t.subject_id = a.subject_id
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, v.name;
