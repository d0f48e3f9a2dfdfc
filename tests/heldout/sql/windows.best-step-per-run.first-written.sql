-- why: the lowest step is asked for, here the one that was written first
-- scenario: a run of fraud with 0.8 at step 200, recorded at 10:00, and at step 100, recorded at 11:00: step 100
SELECT run_id, model, step AS best_step, value AS best_accuracy
FROM (
    SELECT r.run_id, r.model, m.step, m.value,
           row_number() OVER (PARTITION BY r.run_id ORDER BY m.value DESC, m.recorded_at) AS rn
    FROM training_runs r
    JOIN run_metrics m ON m.run_id = r.run_id
    WHERE r.model IN ('fraud', 'forecast') AND m.metric = 'val_accuracy' AND m.value IS NOT NULL
) x
WHERE rn = 1
ORDER BY run_id;
