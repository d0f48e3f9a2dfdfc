-- How the loss moved
SELECT run_id, step, value AS loss
FROM run_metrics;
