-- verdict: error, code: unknown-column
-- why: Double quotes hold a name, so this asks for a column called failed.
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model IN ('fraud', 'forecast')
  AND status = "failed"
  AND started_at >= '2024-04-21'
  AND started_at < '2024-11-01'
ORDER BY started_at DESC, run_id;
