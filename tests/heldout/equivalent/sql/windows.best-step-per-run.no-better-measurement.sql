-- shape: an anti-join: the measurement of a run beside which there is no higher one and no equal one at a lower step
SELECT r.run_id, r.model, m.step AS best_step, m.value AS best_accuracy
FROM run_metrics AS m
JOIN training_runs AS r USING (run_id)
WHERE m.metric = 'val_accuracy'
  AND m.value IS NOT NULL
  AND r.model = ANY (ARRAY['fraud', 'forecast'])
  AND NOT EXISTS (
      SELECT 1
      FROM run_metrics AS b
      WHERE b.run_id = m.run_id
        AND b.metric = m.metric
        AND (b.value, m.step) > (m.value, b.step)
  )
ORDER BY r.run_id;
