-- why: the first measurement of a run has no previous one, without a partition it gets that of another run
-- scenario: run 1 with a loss at step 100, run 6 with a loss at step 100
SELECT run_id, step, value AS loss,
       step - lag(step) OVER (ORDER BY run_id, step) AS steps_since,
       round((value - lag(value) OVER (ORDER BY run_id, step))::numeric, 4) AS change
FROM run_metrics
WHERE run_id IN (1, 6, 22, 40) AND metric = 'loss' AND value IS NOT NULL
ORDER BY run_id, step;
