-- shape: lag over a named window
SELECT
    run_id,
    step,
    value AS loss,
    step - lag(step) OVER w AS steps_since,
    round((value - lag(value) OVER w)::numeric, 4) AS change
FROM run_metrics
WHERE metric = 'loss'
  AND value IS NOT NULL
  AND run_id IN (1, 6, 22, 40)
WINDOW w AS (PARTITION BY run_id ORDER BY step)
ORDER BY run_id, step;
