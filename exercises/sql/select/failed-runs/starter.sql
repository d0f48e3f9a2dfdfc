-- Failed training runs
SELECT run_id, model
FROM training_runs;
