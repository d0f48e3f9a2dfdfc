-- why: whatever is neither churn nor ranker is taken for one of the two models
-- scenario: a failed run of the model 'spam' on 2024-05-01
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model NOT IN ('churn', 'ranker') AND status = 'failed'
  AND started_at >= DATE '2024-04-21' AND started_at < DATE '2024-11-01'
ORDER BY started_at DESC, run_id;
