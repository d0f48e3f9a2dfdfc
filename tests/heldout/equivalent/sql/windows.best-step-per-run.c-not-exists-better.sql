-- shape: NOT EXISTS a better or an equal earlier measurement
WITH accuracy AS (
    SELECT run_id, model, step, value
    FROM run_metrics NATURAL JOIN training_runs
    WHERE (metric, value IS NULL) = ('val_accuracy', FALSE)
      AND model = ANY ('{fraud,forecast}'::text[])
)
SELECT a.run_id, a.model, a.step AS best_step, a.value AS best_accuracy
FROM accuracy AS a
WHERE NOT EXISTS (
    SELECT 1
    FROM accuracy AS b
    WHERE b.run_id = a.run_id
      AND (b.value, a.step) > (a.value, b.step)
)
ORDER BY a.run_id;
