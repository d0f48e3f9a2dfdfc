-- why: the depth grows only where the parent is of fraud too; a parent of another model counts on the way as well
-- scenario: 1 (fraud, from scratch), 2 (churn, parent 1), 3 (fraud, parent 2): gives run 3 depth 1; right is depth 2
WITH RECURSIVE down AS (
    SELECT run_id, model, run_id AS root_run_id, 0 AS depth
    FROM training_runs
    WHERE parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, r.model, d.root_run_id, d.depth + (d.model = 'fraud')::int
    FROM training_runs AS r
    JOIN down AS d ON d.run_id = r.parent_run_id
)
SELECT run_id, root_run_id, depth
FROM down
WHERE model = 'fraud'
ORDER BY root_run_id, depth, run_id;
