-- shape: the maximum of each run by a window, then the lowest step among the rows that reach it; the model by a semi-join of tuples
SELECT
    x.run_id,
    (SELECT r.model FROM training_runs AS r WHERE r.run_id = x.run_id) AS model,
    min(x.step) AS best_step,
    max(x.value) AS best_accuracy
FROM (
    SELECT run_id, step, value, max(value) OVER (PARTITION BY run_id) AS top
    FROM run_metrics
    WHERE metric = 'val_accuracy'
      AND run_id IN (
          SELECT run_id FROM training_runs WHERE model = 'fraud'
          UNION ALL
          SELECT run_id FROM training_runs WHERE model = 'forecast'
      )
) AS x
WHERE x.value = x.top
GROUP BY x.run_id
ORDER BY x.run_id;
