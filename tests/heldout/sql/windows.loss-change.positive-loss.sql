-- why: a loss of 0 has a value, here it is left out as if it had none
-- scenario: run 1 with loss 0.5 at step 100, 0 at 200 and 0.1 at 300: three rows
SELECT run_id, step, value AS loss,
       step - lag(step) OVER w AS steps_since,
       round((value - lag(value) OVER w)::numeric, 4) AS change
FROM run_metrics
WHERE run_id IN (1, 6, 22, 40) AND metric = 'loss' AND value > 0
WINDOW w AS (PARTITION BY run_id ORDER BY step)
ORDER BY run_id, step;
