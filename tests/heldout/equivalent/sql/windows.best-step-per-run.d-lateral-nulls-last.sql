-- shape: CROSS JOIN LATERAL, NULLS LAST, LIMIT 1; the NULL result filtered outside
SELECT r.run_id, r.model, best.best_step, best.best_accuracy
FROM (VALUES ('fraud'), ('forecast')) AS wanted (model)
INNER JOIN training_runs AS r USING (model)
CROSS JOIN LATERAL (
    SELECT m.step AS best_step, m.value AS best_accuracy
    FROM run_metrics AS m
    WHERE m.run_id = r.run_id AND m.metric = 'val_accuracy'
    ORDER BY m.value DESC NULLS LAST, m.step ASC
    LIMIT 1
) AS best
WHERE best.best_accuracy IS NOT NULL
ORDER BY r.run_id;
