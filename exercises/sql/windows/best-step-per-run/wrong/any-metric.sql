-- verdict: wrong, code: different-rows
-- why: Without a condition on metric, the highest loss wins.
WITH ranked AS (
    SELECT
        r.run_id,
        r.model,
        m.step,
        m.value,
        row_number() OVER (PARTITION BY r.run_id ORDER BY m.value DESC, m.step) AS place
    FROM training_runs AS r
    JOIN run_metrics AS m ON m.run_id = r.run_id
    WHERE r.model IN ('fraud', 'forecast')
      AND m.value IS NOT NULL
)
SELECT run_id, model, step AS best_step, value AS best_accuracy
FROM ranked
WHERE place = 1
ORDER BY run_id;
