WITH best AS (
    SELECT run_id, max(value) AS best_accuracy
    FROM run_metrics
    WHERE metric = 'val_accuracy'
    GROUP BY run_id
)
SELECT r.run_id, r.model, min(m.step) AS best_step, b.best_accuracy
FROM best AS b
JOIN training_runs AS r ON r.run_id = b.run_id
JOIN run_metrics AS m
    ON m.run_id = b.run_id
    AND m.metric = 'val_accuracy'
    AND m.value = b.best_accuracy
WHERE r.model IN ('fraud', 'forecast')
GROUP BY r.run_id, r.model, b.best_accuracy
ORDER BY r.run_id;
