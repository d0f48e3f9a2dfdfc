-- why: the last day does not end at 23:59:59 sharp
-- scenario: a failed run of fraud started at 2024-10-31 23:59:59.250
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model IN ('fraud', 'forecast') AND status = 'failed'
  AND started_at BETWEEN '2024-04-21 00:00:00' AND '2024-10-31 23:59:59'
ORDER BY started_at DESC, run_id;
