-- why: the status of the run does not matter, here those that failed are left out
-- scenario: one failed run of fraud with val_accuracy 0.7 at step 100
SELECT DISTINCT ON (r.run_id) r.run_id, r.model, m.step AS best_step, m.value AS best_accuracy
FROM training_runs r
JOIN run_metrics m ON m.run_id = r.run_id AND m.metric = 'val_accuracy' AND m.value IS NOT NULL
WHERE r.model IN ('fraud', 'forecast') AND r.status <> 'failed'
ORDER BY r.run_id, m.value DESC, m.step;
