-- shape: one flag for each assignment, then sums; the share is an average
WITH flagged AS (
    SELECT a.experiment_id, a.variant,
           (SELECT max(e.event_at) FROM events e WHERE e.subject_id = a.subject_id AND e.event_type = 'purchase') >= a.assigned_at AS bought
    FROM assignments a
)
SELECT v.experiment_id, v.name AS variant,
       count(f.experiment_id) AS assigned,
       count(*) FILTER (WHERE f.bought) AS converted,
       round(avg(CASE WHEN f.experiment_id IS NULL THEN NULL WHEN f.bought THEN 1.0 ELSE 0.0 END), 4) AS conversion_rate
FROM variants v
LEFT JOIN flagged f ON f.experiment_id = v.experiment_id AND f.variant = v.name
GROUP BY v.experiment_id, v.name
ORDER BY v.experiment_id, v.name;
