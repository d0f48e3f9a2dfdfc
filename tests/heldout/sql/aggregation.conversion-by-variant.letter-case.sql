-- why: variants A and a of one experiment are two
SELECT v.experiment_id, v.name AS variant, count(DISTINCT a.subject_id) AS assigned, count(DISTINCT e.subject_id) AS converted,
       round(count(DISTINCT e.subject_id)::numeric / NULLIF(count(DISTINCT a.subject_id), 0), 4) AS conversion_rate
FROM variants v
LEFT JOIN assignments a ON a.experiment_id = v.experiment_id AND upper(a.variant) = upper(v.name)
LEFT JOIN events e ON e.subject_id = a.subject_id AND e.event_type = 'purchase' AND e.event_at >= a.assigned_at
GROUP BY v.experiment_id, v.name ORDER BY 1, 2;
