-- why: only the very highest value is the best, here values are rounded to three decimals first
SELECT DISTINCT ON (r.run_id) r.run_id, r.model, m.step AS best_step, max(m.value) OVER (PARTITION BY r.run_id) AS best_accuracy
FROM training_runs r JOIN run_metrics m ON m.run_id = r.run_id
WHERE r.model IN ('fraud', 'forecast') AND m.metric = 'val_accuracy' AND m.value IS NOT NULL
ORDER BY r.run_id, round(m.value::numeric, 3) DESC, m.step;
