-- shape: plain WHERE, half-open time
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE status = 'failed'
  AND model IN ('fraud', 'forecast')
  AND started_at >= TIMESTAMP '2024-04-21 00:00:00'
  AND started_at < TIMESTAMP '2024-11-01 00:00:00'
ORDER BY started_at DESC, run_id;
