-- shape: aggregates over a frame of exactly the one row before, in place of lag
SELECT
    run_id,
    step,
    value AS loss,
    step - max(step) OVER before AS steps_since,
    round((value - max(value) OVER before)::numeric, 4) AS change
FROM run_metrics
WHERE metric = 'loss'
  AND value IS NOT NULL
  AND run_id IN (SELECT v.run_id FROM (VALUES (1), (6), (22), (40)) AS v (run_id))
WINDOW before AS (PARTITION BY run_id ORDER BY step ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING)
ORDER BY run_id, step;
