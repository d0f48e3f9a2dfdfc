-- why: the step is looked up by the value alone, a loss of the same value at a lower step is taken for it
-- scenario: a run of fraud with loss 0.8 at step 100 and val_accuracy 0.8 at step 200: step 200
WITH best AS (
    SELECT run_id, max(value) AS top FROM run_metrics WHERE metric = 'val_accuracy' GROUP BY run_id
)
SELECT r.run_id, r.model, min(m.step) AS best_step, b.top AS best_accuracy
FROM training_runs r
JOIN best b ON b.run_id = r.run_id
JOIN run_metrics m ON m.run_id = r.run_id AND m.value = b.top
WHERE r.model IN ('fraud', 'forecast')
GROUP BY r.run_id, r.model, b.top
ORDER BY r.run_id;
