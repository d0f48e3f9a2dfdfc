-- why: finds the nearest lower step in a subquery that forgets to leave out the measurements without a value
-- scenario: run 1: loss 0.9 at 100, NULL at 200, 0.7 at 300: gives 100, NULL at step 300; right is 200, -0.2
SELECT
    m.run_id,
    m.step,
    m.value AS loss,
    m.step - p.step AS steps_since,
    round((m.value - p.value)::numeric, 4) AS change
FROM run_metrics AS m
LEFT JOIN run_metrics AS p
    ON p.run_id = m.run_id
   AND p.metric = 'loss'
   AND p.step = (
       SELECT max(q.step)
       FROM run_metrics AS q
       WHERE q.run_id = m.run_id
         AND q.metric = 'loss'
         AND q.step < m.step
   )
WHERE m.metric = 'loss'
  AND m.value IS NOT NULL
  AND m.run_id IN (1, 6, 22, 40)
ORDER BY m.run_id, m.step;
