-- why: joins the best value back without the metric, so a step at which another metric has the same value may be taken
-- scenario: run 1 (fraud): val_auc 0.9 at step 100, val_accuracy 0.8 at step 100 and 0.9 at step 200: gives step 100; right is 200
WITH best AS (
    SELECT run_id, max(value) AS best_accuracy
    FROM run_metrics
    WHERE metric = 'val_accuracy'
    GROUP BY run_id
)
SELECT r.run_id, r.model, min(m.step) AS best_step, b.best_accuracy
FROM best AS b
JOIN training_runs AS r ON r.run_id = b.run_id
JOIN run_metrics AS m ON m.run_id = b.run_id AND m.value = b.best_accuracy
WHERE r.model IN ('fraud', 'forecast')
GROUP BY r.run_id, r.model, b.best_accuracy
ORDER BY r.run_id;
