-- why: two models are asked for, LIKE takes every model whose name begins with f
-- scenario: a failed run of the model 'face' on 2024-05-01
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model LIKE 'f%' AND status = 'failed'
  AND started_at >= '2024-04-21' AND started_at < '2024-11-01'
ORDER BY started_at DESC, run_id;
