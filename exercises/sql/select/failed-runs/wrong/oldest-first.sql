-- verdict: wrong, code: row-order
-- why: ORDER BY sorts upwards unless told DESC.
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model IN ('fraud', 'forecast')
  AND status = 'failed'
  AND started_at >= '2024-04-21'
  AND started_at < '2024-11-01'
ORDER BY started_at, run_id;
