-- shape: DISTINCT ON
SELECT DISTINCT ON (r.run_id)
    r.run_id,
    r.model,
    m.step AS best_step,
    m.value AS best_accuracy
FROM training_runs AS r
JOIN run_metrics AS m ON m.run_id = r.run_id
WHERE r.model IN ('fraud', 'forecast')
  AND m.metric = 'val_accuracy'
  AND m.value IS NOT NULL
ORDER BY r.run_id, m.value DESC, m.step;
