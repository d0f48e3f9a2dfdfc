-- why: looks only at each subject's first purchase ever, so one who bought before and again after the assignment is not converted
-- scenario: subject 1 assigned to (1,'a') on Jan 10, purchases on Jan 5 and Jan 20: gives assigned 1, converted 0, rate 0; right is converted 1, rate 1
WITH first_buy AS (
    SELECT subject_id, min(event_at) AS bought_at
    FROM events
    WHERE event_type = 'purchase'
    GROUP BY subject_id
)
SELECT
    v.experiment_id,
    v.name AS variant,
    count(a.subject_id) AS assigned,
    count(f.subject_id) AS converted,
    round(count(f.subject_id)::numeric / nullif(count(a.subject_id), 0), 4) AS conversion_rate
FROM variants AS v
LEFT JOIN assignments AS a
    ON a.experiment_id = v.experiment_id AND a.variant = v.name
LEFT JOIN first_buy AS f
    ON f.subject_id = a.subject_id AND f.bought_at >= a.assigned_at
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, v.name;
