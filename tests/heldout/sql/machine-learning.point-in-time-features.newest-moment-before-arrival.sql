-- why: finds the latest event_at first and asks only then whether it had arrived: a version still under way hides the older one
-- scenario: subject 1: version of Feb 10 (arrived Feb 10, value 3), version of Feb 20 (arrived Mar 5, value 5), prediction Mar 1: gives NULL; right is 3
SELECT
    p.prediction_id,
    p.subject_id,
    p.predicted_at,
    k.value AS purchases_30d
FROM predictions AS p
LEFT JOIN LATERAL (
    SELECT f.value
    FROM feature_values AS f
    WHERE f.subject_id = p.subject_id
      AND f.feature = 'purchases_30d'
      AND f.arrived_at <= p.predicted_at
      AND f.event_at = (
          SELECT max(v.event_at)
          FROM feature_values AS v
          WHERE v.subject_id = p.subject_id
            AND v.feature = 'purchases_30d'
            AND v.event_at <= p.predicted_at
      )
    ORDER BY f.arrived_at DESC, f.feature_value_id DESC
    LIMIT 1
) AS k ON true
WHERE p.deployment_id = 9;
