-- verdict: wrong, code: wrong-values
-- why: The measurement without a value is removed after lag has read it.
WITH changes AS (
    SELECT
        run_id,
        step,
        value AS loss,
        step - lag(step) OVER earlier AS steps_since,
        round((value - lag(value) OVER earlier)::numeric, 4) AS change
    FROM run_metrics
    WHERE run_id IN (1, 6, 22, 40)
      AND metric = 'loss'
    WINDOW earlier AS (PARTITION BY run_id ORDER BY step)
)
SELECT run_id, step, loss, steps_since, change
FROM changes
WHERE loss IS NOT NULL
ORDER BY run_id, step;
