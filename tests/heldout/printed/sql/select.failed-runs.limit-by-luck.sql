-- why: that seven of the failed runs started on or after the first day is counted by hand
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model IN ('fraud', 'forecast') AND status = 'failed' AND started_at < '2024-11-01'
ORDER BY started_at DESC, run_id
LIMIT 7;
