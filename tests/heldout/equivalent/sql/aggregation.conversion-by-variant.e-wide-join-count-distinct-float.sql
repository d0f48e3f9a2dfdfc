-- shape: everything joined at once, COUNT(DISTINCT), double precision share rounded as numeric
SELECT experiment_id,
       "variant",
       assigned,
       converted,
       ROUND(CAST(converted::float8 / NULLIF(assigned, 0)::float8 AS numeric), 4) AS conversion_rate
FROM (
    SELECT v.experiment_id,
           v.name                       AS "variant",
           COUNT(DISTINCT a.subject_id) AS assigned,
           COUNT(DISTINCT e.subject_id) AS converted
    FROM (assignments AS a
          LEFT JOIN events AS e
                 ON e.subject_id = a.subject_id
                AND a.assigned_at <= e.event_at
                AND e.event_type = 'purchase')
    RIGHT OUTER JOIN variants AS v
                 ON (v.experiment_id, v.name) = (a.experiment_id, a.variant)
    GROUP BY v.experiment_id, v.name
) AS counted
ORDER BY experiment_id, "variant";
