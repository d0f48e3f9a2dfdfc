-- why: the runs are named by their ids
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE run_id IN (92, 88, 86, 85, 75, 61, 55)
ORDER BY started_at DESC, run_id;
