-- why: compares the beginning of the model's name, so other models such as fraud-v2 come along
-- scenario: a failed run of model 'fraud-v2' started 2024-05-01: gives that run; right is no row
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE status = 'failed'
  AND (model LIKE 'fraud%' OR model LIKE 'forecast%')
  AND started_at >= '2024-04-21'
  AND started_at < '2024-11-01'
ORDER BY started_at DESC, run_id;
