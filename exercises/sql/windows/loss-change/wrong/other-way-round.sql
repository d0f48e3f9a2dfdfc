-- verdict: wrong, code: wrong-values
-- why: Previous minus current: a falling loss comes out as positive.
SELECT
    run_id,
    step,
    value AS loss,
    step - lag(step) OVER earlier AS steps_since,
    round((lag(value) OVER earlier - value)::numeric, 4) AS change
FROM run_metrics
WHERE run_id IN (1, 6, 22, 40)
  AND metric = 'loss'
  AND value IS NOT NULL
WINDOW earlier AS (PARTITION BY run_id ORDER BY step)
ORDER BY run_id, step;
