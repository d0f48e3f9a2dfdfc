-- why: ranks by the value rounded to 3 decimals, so an earlier step that is only nearly as good wins
-- scenario: run 1 (fraud): val_accuracy 0.8161 at step 100, 0.8164 at step 200: gives step 100, 0.8161; right is step 200, 0.8164
SELECT run_id, model, step AS best_step, value AS best_accuracy
FROM (
    SELECT
        r.run_id,
        r.model,
        m.step,
        m.value,
        row_number() OVER (PARTITION BY r.run_id ORDER BY round(m.value::numeric, 3) DESC, m.step) AS place
    FROM training_runs AS r
    JOIN run_metrics AS m ON m.run_id = r.run_id
    WHERE r.model IN ('fraud', 'forecast')
      AND m.metric = 'val_accuracy'
      AND m.value IS NOT NULL
) AS ranked
WHERE place = 1
ORDER BY run_id;
