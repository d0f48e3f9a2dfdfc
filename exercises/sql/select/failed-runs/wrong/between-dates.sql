-- verdict: wrong, code: date-boundary
-- why: BETWEEN stops at midnight, the first instant of 31 October, and loses the rest of that day.
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE model IN ('fraud', 'forecast')
  AND status = 'failed'
  AND started_at BETWEEN '2024-04-21' AND '2024-10-31'
ORDER BY started_at DESC, run_id;
