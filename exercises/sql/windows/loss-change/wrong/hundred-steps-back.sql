-- verdict: wrong, code: null-for-value
-- why: After a missing step there is nothing exactly 100 steps back.
SELECT
    c.run_id,
    c.step,
    c.value AS loss,
    c.step - p.step AS steps_since,
    round((c.value - p.value)::numeric, 4) AS change
FROM run_metrics AS c
LEFT JOIN run_metrics AS p
    ON p.run_id = c.run_id
    AND p.metric = c.metric
    AND p.step = c.step - 100
    AND p.value IS NOT NULL
WHERE c.run_id IN (1, 6, 22, 40)
  AND c.metric = 'loss'
  AND c.value IS NOT NULL
ORDER BY c.run_id, c.step;
