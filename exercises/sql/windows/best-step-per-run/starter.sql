-- The best step of each run
SELECT run_id, step, value
FROM run_metrics;
