-- why: starts from the runs from scratch of fraud only, so a fraud run that descends from another model's run is missing
-- scenario: run 1 (churn, from scratch), run 2 (fraud, parent 1): gives no row; right is 2, 1, 1
WITH RECURSIVE down AS (
    SELECT run_id, model, run_id AS root_run_id, 0 AS depth
    FROM training_runs
    WHERE parent_run_id IS NULL AND model = 'fraud'
    UNION ALL
    SELECT r.run_id, r.model, d.root_run_id, d.depth + 1
    FROM training_runs AS r
    JOIN down AS d ON d.run_id = r.parent_run_id
)
SELECT run_id, root_run_id, depth
FROM down
WHERE model = 'fraud'
ORDER BY root_run_id, depth, run_id;
