-- verdict: wrong, code: extra-rows
-- why: A run that is still running has not succeeded either.
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model IN ('fraud', 'forecast')
  AND status <> 'succeeded'
  AND started_at >= '2024-04-21'
  AND started_at < '2024-11-01'
ORDER BY started_at DESC, run_id;
