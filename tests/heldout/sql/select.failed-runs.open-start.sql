-- why: the first day counts from its midnight on, a run started at that very moment belongs to it
-- scenario: a failed run of fraud started at 2024-04-21 00:00:00
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model IN ('fraud', 'forecast') AND status = 'failed'
  AND started_at > '2024-04-21' AND started_at < '2024-11-01'
ORDER BY started_at DESC, run_id;
