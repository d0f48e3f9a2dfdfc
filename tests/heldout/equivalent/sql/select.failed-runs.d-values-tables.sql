-- shape: joined with VALUES tables of models and of the period
SELECT r.run_id, model, r.user_id, r.started_at
FROM training_runs AS r
NATURAL JOIN (VALUES ('fraud', 'failed'), ('forecast', 'failed')) AS m (model, status)
JOIN (VALUES (DATE '2024-04-21', DATE '2024-10-31')) AS period (first_day, last_day)
  ON date_trunc('day', r.started_at) >= period.first_day
 AND date_trunc('day', r.started_at) <= period.last_day
ORDER BY r.started_at DESC NULLS LAST, r.run_id;
