-- why: a purchase of unknown amount or of 0.00 does not count here, though it is one
-- scenario: the only purchase of a subject after the assignment has value NULL
WITH first_buy AS (
    SELECT a.experiment_id, a.variant, a.subject_id
    FROM assignments a
    JOIN events e ON e.subject_id = a.subject_id
    WHERE e.event_type = 'purchase' AND e.event_at >= a.assigned_at AND e.value > 0
    GROUP BY a.experiment_id, a.variant, a.subject_id
)
SELECT
    v.experiment_id,
    v.name AS variant,
    count(a.subject_id) AS assigned,
    count(f.subject_id) AS converted,
    round(count(f.subject_id)::numeric / nullif(count(a.subject_id), 0), 4) AS conversion_rate
FROM variants v
LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND a.variant = v.name
LEFT JOIN first_buy f
    ON f.experiment_id = a.experiment_id AND f.variant = a.variant AND f.subject_id = a.subject_id
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, variant;
