-- shape: one INTERSECT for each condition, joined back by id
SELECT r.run_id, r.model, r.user_id, r.started_at
FROM training_runs AS r
JOIN (
    SELECT run_id FROM training_runs WHERE status = 'failed'
    INTERSECT
    SELECT run_id FROM training_runs WHERE model = 'fraud' OR model = 'forecast'
    INTERSECT
    SELECT run_id FROM training_runs WHERE started_at::date BETWEEN DATE '2024-04-21' AND DATE '2024-10-31'
) AS i ON i.run_id = r.run_id
ORDER BY r.started_at DESC, r.run_id;
