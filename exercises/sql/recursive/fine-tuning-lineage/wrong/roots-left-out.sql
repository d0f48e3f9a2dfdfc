-- verdict: wrong, code: inner-join
-- why: The start takes the children of the roots; the roots themselves never come out.
WITH RECURSIVE lineage AS (
    SELECT child.run_id, child.model, root.run_id AS root_run_id, 1 AS depth
    FROM training_runs AS root
    JOIN training_runs AS child ON child.parent_run_id = root.run_id
    WHERE root.parent_run_id IS NULL
    UNION ALL
    SELECT child.run_id, child.model, parent.root_run_id, parent.depth + 1
    FROM lineage AS parent
    JOIN training_runs AS child ON child.parent_run_id = parent.run_id
)
SELECT run_id, root_run_id, depth
FROM lineage
WHERE model = 'fraud'
ORDER BY root_run_id, depth, run_id;
