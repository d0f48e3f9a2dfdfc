-- why: the disks were in use in 2024 only, here any year will do
SELECT run_id, model, user_id, started_at FROM training_runs
WHERE model IN ('fraud', 'forecast') AND status = 'failed'
  AND to_char(started_at, 'MM-DD') BETWEEN '04-21' AND '10-31'
  AND extract(year FROM started_at) >= 2024
ORDER BY started_at DESC, run_id;
