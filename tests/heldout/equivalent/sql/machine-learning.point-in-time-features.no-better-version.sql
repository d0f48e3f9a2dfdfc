-- shape: an anti-join by comparison of rows: the version beside which no better usable one exists; predictions without any by UNION ALL
WITH usable AS (
    SELECT p.prediction_id, f.event_at, f.arrived_at, f.feature_value_id, f.value
    FROM predictions AS p
    JOIN feature_values AS f ON f.subject_id = p.subject_id
    WHERE p.deployment_id = 9
      AND f.feature = 'purchases_30d'
      AND f.event_at <= p.predicted_at
      AND f.arrived_at <= p.predicted_at
),
chosen AS (
    SELECT u.prediction_id, u.value
    FROM usable AS u
    WHERE NOT EXISTS (
        SELECT 1
        FROM usable AS b
        WHERE b.prediction_id = u.prediction_id
          AND (b.event_at, b.arrived_at, b.feature_value_id) > (u.event_at, u.arrived_at, u.feature_value_id)
    )
    UNION ALL
    (
        SELECT prediction_id, NULL::double precision FROM predictions WHERE deployment_id = 9
        EXCEPT
        SELECT prediction_id, NULL FROM usable
    )
)
SELECT p.prediction_id, p.subject_id, p.predicted_at, c.value AS purchases_30d
FROM chosen AS c
JOIN predictions AS p ON p.prediction_id = c.prediction_id;
