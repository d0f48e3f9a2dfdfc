-- why: of several equally good steps takes the one written first, not the lowest one
-- scenario: run 1 (fraud): val_accuracy 0.9 at step 200 recorded 10:00 and 0.9 at step 100 recorded 10:05: gives 200; right is 100
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
ORDER BY r.run_id, m.value DESC, m.recorded_at, m.step;
