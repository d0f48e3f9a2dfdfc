-- verdict: wrong, code: wrong-values
-- why: In some runs the measurements were not written down in the order of their steps.
SELECT
    run_id,
    step,
    value AS loss,
    step - lag(step) OVER earlier AS steps_since,
    round((value - lag(value) OVER earlier)::numeric, 4) AS change
FROM run_metrics
WHERE run_id IN (1, 6, 22, 40)
  AND metric = 'loss'
  AND value IS NOT NULL
WINDOW earlier AS (PARTITION BY run_id ORDER BY recorded_at)
ORDER BY run_id, step;
