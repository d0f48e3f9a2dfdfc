-- why: 0 is a value like any other, here a run that never got above 0 is lost
-- scenario: one run of fraud with val_accuracy 0 at step 100
WITH best AS (
    SELECT run_id, max(value) AS top FROM run_metrics WHERE metric = 'val_accuracy' GROUP BY run_id
)
SELECT r.run_id, r.model, min(m.step) AS best_step, b.top AS best_accuracy
FROM training_runs r
JOIN best b ON b.run_id = r.run_id AND b.top > 0
JOIN run_metrics m ON m.run_id = r.run_id AND m.metric = 'val_accuracy' AND m.value = b.top
WHERE r.model IN ('fraud', 'forecast')
GROUP BY r.run_id, r.model, b.top
ORDER BY r.run_id;
