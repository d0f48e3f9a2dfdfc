-- Where a model came from
SELECT run_id, parent_run_id
FROM training_runs
WHERE model = 'fraud';
