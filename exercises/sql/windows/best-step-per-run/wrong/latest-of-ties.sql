-- verdict: wrong, code: wrong-values
-- why: Of equally good steps the highest is taken, not the lowest.
WITH ranked AS (
    SELECT
        r.run_id,
        r.model,
        m.step,
        m.value,
        row_number() OVER (PARTITION BY r.run_id ORDER BY m.value DESC, m.step DESC) AS place
    FROM training_runs AS r
    JOIN run_metrics AS m ON m.run_id = r.run_id
    WHERE r.model IN ('fraud', 'forecast')
      AND m.metric = 'val_accuracy'
      AND m.value IS NOT NULL
)
SELECT run_id, model, step AS best_step, value AS best_accuracy
FROM ranked
WHERE place = 1
ORDER BY run_id;
