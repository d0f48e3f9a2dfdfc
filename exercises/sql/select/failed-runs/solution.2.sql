SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE (model = 'fraud' OR model = 'forecast')
  AND status = 'failed'
  AND started_at::date BETWEEN '2024-04-21' AND '2024-10-31'
ORDER BY started_at DESC, run_id;
