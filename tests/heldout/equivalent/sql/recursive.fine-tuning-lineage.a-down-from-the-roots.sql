-- shape: recursive from the roots of all models downward, fraud filtered last
WITH RECURSIVE tree AS (
    SELECT run_id, run_id AS root_run_id, 0 AS depth, model
    FROM training_runs
    WHERE parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, t.root_run_id, t.depth + 1, r.model
    FROM training_runs AS r
    JOIN tree AS t ON t.run_id = r.parent_run_id
)
SELECT run_id, root_run_id, depth
FROM tree
WHERE model = 'fraud'
ORDER BY root_run_id, depth, run_id;
