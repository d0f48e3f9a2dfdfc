-- shape: EXCEPT of ids in a CTE, NATURAL JOINs
WITH todo AS (
    (SELECT prediction_id FROM predictions WHERE predicted_at < DATE '2024-04-07')
    EXCEPT ALL
    (SELECT prediction_id FROM labels)
)
SELECT prediction_id, environment, predicted_at
FROM todo NATURAL JOIN predictions NATURAL JOIN deployments
ORDER BY predicted_at DESC, prediction_id;
