-- why: compares calendar days in place of moments, so a purchase earlier on the day of the assignment converts
-- scenario: subject 1 assigned to (1,'a') on Jan 10 at 15:00, only purchase on Jan 10 at 09:00: gives converted 1, rate 1; right is converted 0, rate 0
SELECT
    v.experiment_id,
    v.name AS variant,
    count(a.subject_id) AS assigned,
    count(a.subject_id) FILTER (WHERE b.bought) AS converted,
    round(count(a.subject_id) FILTER (WHERE b.bought)::numeric / nullif(count(a.subject_id), 0), 4) AS conversion_rate
FROM variants AS v
LEFT JOIN assignments AS a
    ON a.experiment_id = v.experiment_id AND a.variant = v.name
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT 1
        FROM events AS e
        WHERE e.subject_id = a.subject_id
          AND e.event_type = 'purchase'
          AND e.event_at::date >= a.assigned_at::date
    ) AS bought
) AS b
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, v.name;
