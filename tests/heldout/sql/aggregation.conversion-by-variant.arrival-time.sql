-- why: the time of arrival is compared with the assignment, but what counts is when the purchase happened
-- scenario: a purchase happened an hour before the assignment and arrived an hour after it
SELECT
    v.experiment_id,
    v.name AS variant,
    count(DISTINCT a.subject_id) AS assigned,
    count(DISTINCT e.subject_id) AS converted,
    round(count(DISTINCT e.subject_id) * 1.0 / nullif(count(DISTINCT a.subject_id), 0), 4) AS conversion_rate
FROM variants v
LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND a.variant = v.name
LEFT JOIN events e
    ON e.subject_id = a.subject_id AND e.event_type = 'purchase' AND e.arrived_at >= a.assigned_at
GROUP BY 1, 2
ORDER BY 1, 2;
