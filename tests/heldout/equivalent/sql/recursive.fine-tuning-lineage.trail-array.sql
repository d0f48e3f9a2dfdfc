-- shape: walks down from all roots with an array of the runs passed; its first element is the root, its length gives the depth
WITH RECURSIVE down AS (
    SELECT run_id, model, ARRAY[run_id] AS trail
    FROM training_runs
    WHERE parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, r.model, d.trail || r.run_id
    FROM down AS d
    JOIN training_runs AS r ON r.parent_run_id = d.run_id
)
SELECT run_id, trail[1] AS root_run_id, cardinality(trail) - 1 AS depth
FROM down
WHERE model = 'fraud'
ORDER BY root_run_id, depth, run_id;
