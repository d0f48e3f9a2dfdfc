-- verdict: wrong, code: extra-rows
-- why: AND binds tighter than OR, so every fraud run comes out, whatever its status and day.
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model = 'fraud'
   OR model = 'forecast'
  AND status = 'failed'
  AND started_at >= '2024-04-21'
  AND started_at < '2024-11-01'
ORDER BY started_at DESC, run_id;
