-- why: the best value may have been reached at step 0
WITH m AS (
    SELECT run_id, step, value, lag(value) OVER (PARTITION BY run_id ORDER BY step) AS before
    FROM run_metrics WHERE metric = 'val_accuracy' AND value IS NOT NULL
),
r AS (SELECT *, row_number() OVER (PARTITION BY run_id ORDER BY value DESC, step) AS n FROM m WHERE before IS NULL OR value >= before)
SELECT r.run_id, t.model, r.step AS best_step, r.value AS best_accuracy
FROM r JOIN training_runs t USING (run_id) WHERE n = 1 AND t.model IN ('fraud', 'forecast') AND r.step > 0 ORDER BY 1;
