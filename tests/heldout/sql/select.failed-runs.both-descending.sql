-- why: sorts the pair of started_at and run_id in descending order, so runs of the same moment come with the higher id first
-- scenario: failed fraud runs 1 and 2, both started 2024-05-01 10:00:00: gives 2, 1; right is 1, 2
SELECT run_id, model, user_id, started_at
FROM training_runs
WHERE status = 'failed'
  AND model IN ('fraud', 'forecast')
  AND started_at >= '2024-04-21'
  AND started_at < '2024-11-01'
ORDER BY (started_at, run_id) DESC;
