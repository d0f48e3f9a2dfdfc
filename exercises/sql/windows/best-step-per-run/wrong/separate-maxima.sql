-- verdict: wrong, code: wrong-group
-- why: Each aggregate looks for its own row: the last step is not where the best value was reached.
SELECT r.run_id, r.model, max(m.step) AS best_step, max(m.value) AS best_accuracy
FROM training_runs AS r
JOIN run_metrics AS m ON m.run_id = r.run_id
WHERE r.model IN ('fraud', 'forecast')
  AND m.metric = 'val_accuracy'
  AND m.value IS NOT NULL
GROUP BY r.run_id, r.model
ORDER BY r.run_id;
