-- verdict: wrong, code: value-for-null
-- why: Without PARTITION BY, the first measurement of a run is compared with the last of another run.
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
WINDOW earlier AS (ORDER BY run_id, step)
ORDER BY run_id, step;
