-- shape: INTERSECT of two filters over the union of two models
WITH both_models AS (
    SELECT run_id FROM training_runs WHERE model = 'fraud'
    UNION ALL
    SELECT run_id FROM training_runs WHERE model = 'forecast'
),
wanted AS (
    SELECT run_id FROM both_models
    INTERSECT
    SELECT run_id FROM training_runs WHERE status = 'failed'
    EXCEPT
    SELECT run_id FROM training_runs
    WHERE started_at < '2024-04-21' OR started_at >= '2024-11-01'
)
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE run_id IN (SELECT run_id FROM wanted)
ORDER BY started_at DESC, run_id ASC;
