-- why: ends the last day at 23:59:59, so a run started in the last fraction of a second is lost
-- scenario: a failed fraud run started 2024-10-31 23:59:59.5: gives no row; right is that run
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE status = 'failed'
  AND model IN ('fraud', 'forecast')
  AND started_at BETWEEN '2024-04-21 00:00:00' AND '2024-10-31 23:59:59'
ORDER BY started_at DESC, run_id;
