-- shape: CTE with each subject's last purchase, two LEFT JOINs, the share as avg of a three-way CASE
WITH last_purchase AS (
    -- who bought at or after a moment bought last at or after it; one row for each subject, so nothing fans out
    SELECT subject_id, max(event_at) AS bought_at
    FROM events
    WHERE event_type = 'purchase'
    GROUP BY subject_id
)
SELECT
    v.experiment_id,
    v.name AS variant,
    count(a.subject_id) AS assigned,
    count(lp.subject_id) AS converted,
    round(avg(CASE
                  WHEN a.subject_id IS NULL THEN NULL
                  WHEN lp.subject_id IS NULL THEN 0
                  ELSE 1
              END), 4) AS conversion_rate
FROM variants v
LEFT JOIN assignments a ON v.experiment_id = a.experiment_id AND v.name = a.variant
LEFT JOIN last_purchase lp ON lp.subject_id = a.subject_id AND lp.bought_at >= a.assigned_at
GROUP BY 1, 2
ORDER BY 1, 2;
